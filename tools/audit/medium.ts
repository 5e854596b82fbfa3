import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file on a removable medium (可搬媒体). */
export interface OnMedium {
  readonly file: string;
  /** SHA-256, hex. */
  readonly digest: string;
}

/**
 * Writes lines to a new file and reads them back before it gets its name: what is there is whole. Throws where a file of this name is
 * there already, or the medium does not hold what was written.
 */
export function writeOut(folder: string, name: string, lines: Iterable<string>): OnMedium {
  const file = join(folder, name);
  if (readdirSync(folder).includes(name)) throw new Error(`${file} is there already`);
  const part = `${file}.part`;
  const hash = createHash('sha256');
  const opened = openSync(part, 'w', 0o600);
  try {
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`);
      hash.update(bytes);
      for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
    }
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  const digest = hash.digest('hex');
  if (digestOf(part) !== digest)
    throw new Error(`${folder} does not hold what was written; use another medium`);
  renameSync(part, file);
  syncFolder(folder);
  return { file, digest };
}

/** Deletes a file; answers the names of what the medium still holds, which should be nothing. */
export function deleteFrom(file: string): readonly string[] {
  rmSync(file);
  syncFolder(dirname(file));
  return readdirSync(dirname(file)).filter((name) => name !== basename(file));
}

/** SHA-256 (hex) of a file, read in pieces: it may be larger than the memory. */
export function digestOf(file: string): string {
  const hash = createHash('sha256');
  const opened = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(1 << 20);
    for (let read = readSync(opened, piece); read > 0; read = readSync(opened, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(opened);
  }
  return hash.digest('hex');
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
