import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Taker } from './judge.ts';
import { statementOf } from './medium.ts';
import type { ReleaseStatement, Signed } from './statement.ts';
import {
  CONTENT,
  DEB,
  RELEASERS,
  ROOTS,
  layOut,
  rootOf,
  signedBy,
  statementFor,
  taker,
} from './testing/made-up-release.ts';
import { signerNamed } from './testing/signer.ts';
import { verifyFile } from './verify-file.ts';

/**
 * The ten attacks that TUF names (The Update Framework Specification, 1.5.2: goals to protect against specific attacks), each done to
 * a release on a stick. What else can be done to one, `manipulated.test.ts` does a hundred times.
 */
let stick: string;
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'mado-tuf-'));
});
afterEach(() => rmSync(stick, { recursive: true, force: true }));

const two = RELEASERS.slice(0, 2);
const thief = [signerNamed('thief 1'), signerNamed('thief 2')];
const FOREIGN = Buffer.alloc(CONTENT.length, 7);

interface Stick {
  readonly content: Buffer;
  readonly statement: Signed;
  readonly roots: readonly Signed[];
}

function lay(parts: Partial<Stick> = {}): string {
  return layOut(stick, {
    content: CONTENT,
    statement: signedBy(statementFor(CONTENT), two),
    roots: [],
    ...parts,
  });
}

/** What a terminal says to what lies on the stick. */
function said(deb: string, change: Partial<Taker> = {}): string {
  const verified = verifyFile(deb, taker(change));
  return verified.ok ? 'taken' : verified.error.why;
}

const stated = (change: Partial<ReleaseStatement>): Partial<Stick> => ({
  statement: signedBy(statementFor(CONTENT, change), two),
});

test('a good release is taken, so that what follows is refused for what was done to it', () => {
  expect(said(lay())).toBe('taken');
});

test('arbitrary software installation: a package of a stranger, with or without the good statement', () => {
  expect(said(lay({ content: FOREIGN }))).toBe('otherContent');
  expect(said(lay({ content: FOREIGN, statement: signedBy(statementFor(FOREIGN), thief) }))).toBe('unsigned');
});

test('endless data: files that never end, and a package with a tail', () => {
  const deb = lay();
  appendFileSync(deb, Buffer.alloc(1));
  expect(said(deb)).toBe('longer');
  for (const file of [statementOf(lay()), lay()]) {
    unlinkSync(file);
    symlinkSync('/dev/zero', file);
    expect(said(join(stick, DEB))).toBe('missing');
  }
});

test('extraneous dependencies: a statement has no word for them, also where the keepers signed one', () => {
  const statement = signedBy({ ...statementFor(CONTENT), depends: ['malware (>= 1)'] }, two);
  expect(said(lay({ statement }))).toBe('unreadable');
});

test('fast-forward: a counter at its end is undone by new keys, and the next release is taken', () => {
  const had = { counter: Number.MAX_SAFE_INTEGER, keys: rootOf().release.keys };
  expect(said(lay(), { had })).toBe('older');
  const fresh = [signerNamed('fresh 1'), signerNamed('fresh 2')];
  const keys = fresh.map(({ publicKey }) => publicKey);
  const roots = [signedBy(rootOf({ version: 2, release: { threshold: 2, keys } }), ROOTS)];
  expect(said(lay({ roots, statement: signedBy(statementFor(CONTENT), fresh) }), { had })).toBe('taken');
});

test('indefinite freeze: a good release that is shown for ever runs out, and so does its list of keys', () => {
  expect(said(lay(), { now: Date.parse('2028-06-01T00:00:00Z') })).toBe('expired');
  expect(said(lay(), { now: Date.parse('2031-01-01T00:00:00Z') })).toBe('rootExpired');
});

test('malicious mirrors preventing updates: a stick that only makes wait is refused at once', () => {
  for (const file of [statementOf(lay()), lay()]) {
    unlinkSync(file);
    execFileSync('mkfifo', [file]);
    expect(said(join(stick, DEB))).toBe('missing');
  }
});

test('mix-and-match: one release’s statement with another’s package, signatures or list of keys', () => {
  const older = Buffer.alloc(CONTENT.length, 3);
  expect(said(lay({ content: older }))).toBe('otherContent');
  const { bytes } = signedBy(statementFor(CONTENT), []);
  const { signatures } = signedBy(statementFor(older, { counter: 19 }), two);
  expect(said(lay({ statement: { bytes, signatures } }))).toBe('unsigned');
  expect(said(lay({ roots: [signedBy(rootOf({ version: 3 }), ROOTS)] }))).toBe('rootSkips');
});

test('rollback: an older release, well signed', () => {
  expect(said(lay(stated({ counter: 9 })))).toBe('older');
  expect(said(lay(stated({ counter: 10 })))).toBe('taken');
});

test('key compromise: who has one key of three has nothing, and cannot count it twice', () => {
  const [one] = RELEASERS;
  const alone = one ? [one] : [];
  expect(said(lay({ content: FOREIGN, statement: signedBy(statementFor(FOREIGN), alone) }))).toBe('unsigned');
  expect(
    said(lay({ content: FOREIGN, statement: signedBy(statementFor(FOREIGN), [...alone, ...alone]) })),
  ).toBe('unsigned');
  const roots = [signedBy(rootOf({ version: 2 }), ROOTS.slice(0, 1))];
  expect(said(lay({ roots }))).toBe('rootUnsigned');
});

test('wrong software installation: a good release for another model, or another processor', () => {
  expect(said(lay(stated({ model: 'mado-t2' })))).toBe('otherModel');
  expect(said(lay(stated({ processor: 'arm64' })))).toBe('otherProcessor');
});

test('all ten are there, by their names', () => {
  const own = readFileSync(new URL(import.meta.url), 'utf8');
  const named = [...own.matchAll(/^test\('([a-z- ]+):/gm)].map(([, name]) => name);
  expect(named).toEqual([
    'arbitrary software installation',
    'endless data',
    'extraneous dependencies',
    'fast-forward',
    'indefinite freeze',
    'malicious mirrors preventing updates',
    'mix-and-match',
    'rollback',
    'key compromise',
    'wrong software installation',
  ]);
});
