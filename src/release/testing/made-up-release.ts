import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Taker } from '../judge.ts';
import { RootStatement } from '../statement.ts';
import type { ReleaseStatement, Signed } from '../statement.ts';
import { signerNamed } from './signer.ts';
import type { Signer } from './signer.ts';

export const NOW = Date.parse('2027-01-15T00:00:00Z');
export const DEB = 'mado_2.0.0_amd64.deb';

export const ROOTS = ['root a', 'root b', 'root c'].map((name) => signerNamed(name));
export const RELEASERS = ['release a', 'release b', 'release c'].map((name) => signerNamed(name));

const keysOf = (signers: readonly Signer[]): string[] => signers.map(({ publicKey }) => publicKey);

/** Two of three may change the list of keys, and two of three may release. */
export function rootOf(change: Partial<RootStatement> = {}): RootStatement {
  return RootStatement.parse({
    type: 'mado-root',
    version: 1,
    expires: '2030-01-01T00:00:00Z',
    root: { threshold: 2, keys: keysOf(ROOTS) },
    release: { threshold: 2, keys: keysOf(RELEASERS) },
    floor: 0,
    ...change,
  });
}

/** A package of made-up bytes: what is in it plays no part in the check. */
export const CONTENT = Buffer.alloc(40_000, createHash('sha256').update('made-up package').digest());

export function statementFor(content: Uint8Array, change: Partial<ReleaseStatement> = {}): ReleaseStatement {
  return {
    type: 'mado-release',
    version: '2.0.0',
    model: 'mado-t1',
    processor: 'amd64',
    counter: 20,
    commit: '0123456789abcdef0123456789abcdef01234567',
    built: '2027-01-01T00:00:00Z',
    expires: '2028-01-01T00:00:00Z',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    manifest: createHash('sha256').update('manifest').digest('hex'),
    ...change,
  };
}

export function signedBy(value: object | string, signers: readonly Signer[]): Signed {
  const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return { bytes, signatures: signers.map((signer) => signer.sign(bytes)) };
}

export function taker(change: Partial<Taker> = {}): Taker {
  const root = rootOf();
  return {
    profile: 'production',
    model: 'mado-t1',
    processor: 'amd64',
    root,
    had: { counter: 10, keys: root.release.keys },
    now: NOW,
    ...change,
  };
}

/** Lays a release out as it comes on a stick; answers the path of its package. */
export function layOut(
  folder: string,
  parts: { readonly content: Uint8Array; readonly statement: Signed; readonly roots?: readonly Signed[] },
  deb = DEB,
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, deb), parts.content);
  writeSigned(folder, `${deb.replace('.deb', '')}.release.json`, parts.statement);
  for (const [at, root] of (parts.roots ?? []).entries()) writeSigned(folder, `${at + 2}.root.json`, root);
  return join(folder, deb);
}

function writeSigned(folder: string, name: string, { bytes, signatures }: Signed): void {
  writeFileSync(join(folder, name), bytes);
  for (const [at, text] of signatures.entries()) writeFileSync(join(folder, `${name}.${at}.minisig`), text);
}
