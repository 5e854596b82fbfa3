import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import type { Offer } from './judge.ts';
import type { Refusal } from './refusal.ts';
import { SIGNATURES_AT_MOST } from './signers.ts';
import type { ReleaseStatement, Signed } from './statement.ts';

/** Nothing that comes from outside is read further than this, bytes; of lists of keys not more than so many. */
export const LIMITS = { statement: 16_384, signature: 1_024, roots: 64 } as const;

/** `mado_1.2.3_amd64.deb` is stated by `mado_1.2.3_amd64.release.json`. */
export function statementOf(deb: string): string {
  return `${deb.replace(/\.deb$/, '')}.release.json`;
}

/** What lies beside a package: its statement, the lists of keys (`1.root.json`, …), and the signatures of each. */
export function readOffer(deb: string): Result<Offer, Refusal> {
  const folder = dirname(deb);
  const names = namesIn(folder);
  const statement = readSigned(folder, basename(statementOf(deb)), names);
  if (!statement) return err({ why: 'missing' });
  const roots: Signed[] = [];
  for (const name of rootsAmong(names)) {
    const signed = readSigned(folder, name, names);
    if (!signed) return err({ why: 'rootUnreadable' });
    roots.push(signed);
  }
  return ok({ statement, roots });
}

/** A text and the `.minisig` files beside it, whatever stands between. Undefined where it is no file or too long. */
export function readSigned(folder: string, name: string, names = namesIn(folder)): Signed | undefined {
  const bytes = readBounded(join(folder, name), LIMITS.statement);
  if (bytes === undefined) return undefined;
  const signatures = names
    .filter((each) => each.startsWith(`${name}.`) && each.endsWith('.minisig'))
    .slice(0, SIGNATURES_AT_MOST)
    .map((each) => readBounded(join(folder, each), LIMITS.signature)?.toString() ?? '');
  return { bytes, signatures };
}

/** Holds a package against what was signed of it, and reads no byte more than that. */
export function checkPackage(file: string, { bytes, sha256 }: ReleaseStatement): Refusal | undefined {
  const handle = openFile(file);
  if (handle === undefined) return { why: 'missing' };
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(1 << 20);
    let length = 0;
    for (let read = -1; read !== 0 && length <= bytes; length += read) {
      read = readSync(handle, chunk, 0, Math.min(chunk.length, bytes + 1 - length), null);
      hash.update(chunk.subarray(0, read));
    }
    if (length > bytes) return { why: 'longer' };
    if (length < bytes) return { why: 'shorter' };
    return hash.digest('hex') === sha256 ? undefined : { why: 'otherContent' };
  } finally {
    closeSync(handle);
  }
}

function rootsAmong(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => /^[1-9]\d{0,4}\.root\.json$/.test(name))
    .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .slice(0, LIMITS.roots);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return []; // a folder that is not there holds nothing
  }
}

function readBounded(file: string, limit: number): Buffer | undefined {
  const handle = openFile(file);
  if (handle === undefined) return undefined;
  try {
    const bytes = Buffer.alloc(limit + 1);
    const length = readSync(handle, bytes);
    return length > limit ? undefined : bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** Opens a plain file, and nothing else that a medium may offer in its place: no link, no pipe, no device. */
function openFile(file: string): number | undefined {
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  if (fstatSync(handle).isFile()) return handle;
  closeSync(handle);
  return undefined;
}
