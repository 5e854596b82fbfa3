import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Replaces a file whole: whoever reads it, also after a power cut, finds the old text or the new one. */
export function writeDurably(file: string, text: string, mode = 0o600): void {
  const next = `${file}.next`;
  const handle = openSync(next, 'w', mode);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(next, file);
  sync(dirname(file));
}

/** Adds a line that stays. */
export function appendDurably(file: string, line: string): void {
  const handle = openSync(file, 'a', 0o600);
  writeSync(handle, `${line}\n`);
  fsyncSync(handle);
  closeSync(handle);
}

/** Replaces a link whole (rename(2) is atomic): it leads to the old place or to the new one. */
export function linkDurably(link: string, target: string): void {
  const next = `${link}.next`;
  rmSync(next, { force: true });
  symlinkSync(target, next);
  renameSync(next, link);
  sync(dirname(link));
}

/** Where a link leads; undefined where there is none. */
export function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** Brings a folder with everything in it onto the disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) sync(path);
  }
  sync(folder);
}

export function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
