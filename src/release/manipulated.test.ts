import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { statementOf } from './medium.ts';
import { wordsOf } from './refusal.ts';
import {
  CONTENT,
  RELEASERS,
  ROOTS,
  layOut,
  rootOf,
  signedBy,
  statementFor,
  taker,
} from './testing/made-up-release.ts';
import { verifyFile } from './verify-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'mado-manipulated-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const two = RELEASERS.slice(0, 2);
const statement = signedBy(statementFor(CONTENT), two);
const roots = [signedBy(rootOf({ version: 2 }), ROOTS)];
const good = { content: CONTENT, statement, roots };

/** What one stick has done to it, and what must be said of it. */
type Manipulation = readonly [name: string, change: (deb: string) => void, why: string | readonly string[]];

const flip = (file: string, at: number, bit: number): void => {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  writeFileSync(file, bytes);
};
/** Places spread over `length`, the same in every run. */
const places = (count: number, length: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => (at * 7_919 + 13) % length);

const besides = (deb: string, ending: string): string => `${deb.replace('.deb', '')}${ending}`;
const resigned = (change: object) => (deb: string) =>
  void layOut(join(deb, '..'), {
    ...good,
    statement: signedBy({ ...statementFor(CONTENT), ...change }, two),
  });

const MANIPULATIONS: readonly Manipulation[] = [
  ...places(30, CONTENT.length).map((at): Manipulation => [
    `the package, a bit of byte ${at}`,
    (deb) => flip(deb, at, at % 8),
    'otherContent',
  ]),
  ...places(20, statement.bytes.length).map((at): Manipulation => [
    `the statement, a bit of byte ${at}`,
    (deb) => flip(statementOf(deb), at, at % 7),
    'unsigned',
  ]),
  ...places(15, 160).map((at): Manipulation => [
    `the first signature, a bit of byte ${at + 25}`,
    (deb) => flip(besides(deb, '.release.json.0.minisig'), at + 25, at % 7),
    'unsigned',
  ]),
  ...places(10, CONTENT.length - 1).map((at): Manipulation => [
    `the package, cut off at ${at}`,
    (deb) => truncateSync(deb, at),
    'shorter',
  ]),
  ...[1, 100, 1_000_000].map((more): Manipulation => [
    `the package, ${more} bytes longer`,
    (deb) => appendFileSync(deb, Buffer.alloc(more)),
    'longer',
  ]),
  ...places(8, 600).map((at): Manipulation => [
    `the list of keys, a bit of byte ${at}`,
    (deb) => flip(join(deb, '../2.root.json'), at, at % 7),
    ['rootUnsigned', 'rootUnreadable', 'rootSkips'],
  ]),
  ['no package', (deb) => unlinkSync(deb), 'missing'],
  ['no statement', (deb) => unlinkSync(statementOf(deb)), 'missing'],
  ['no signature', (deb) => unlinkSync(besides(deb, '.release.json.1.minisig')), 'unsigned'],
  ['an endless package', (deb) => put(deb, '/dev/zero'), 'missing'],
  ['an endless statement', (deb) => put(statementOf(deb), '/dev/zero'), 'missing'],
  ['a statement that is a pipe', (deb) => pipe(statementOf(deb)), 'missing'],
  ['a package that is a pipe', (deb) => pipe(deb), 'missing'],
  ['a statement of a megabyte', (deb) => appendFileSync(statementOf(deb), ' '.repeat(1 << 20)), 'missing'],
  [
    'a statement that is not text',
    (deb) => writeFileSync(statementOf(deb), Buffer.alloc(500, 0xff)),
    'unsigned',
  ],
  ['another package', (deb) => writeFileSync(deb, Buffer.alloc(CONTENT.length, 1)), 'otherContent'],
  ['an older release', resigned({ counter: 9 }), 'older'],
  ['another model', resigned({ model: 'mado-t2' }), 'otherModel'],
  ['another processor', resigned({ processor: 'arm64' }), 'otherProcessor'],
  ['an expired release', resigned({ expires: '2027-01-02T00:00:00Z' }), 'expired'],
  ['a release of tomorrow', resigned({ built: '2027-03-01T00:00:00Z' }), 'clock'],
  ['a list of keys too few', (deb) => replaceRoot(deb, signedBy(rootOf({ version: 3 }), ROOTS)), 'rootSkips'],
  [
    'a list of keys that one signed',
    (deb) => replaceRoot(deb, signedBy(rootOf({ version: 2 }), ROOTS.slice(0, 1))),
    'rootUnsigned',
  ],
  [
    'a list of keys that expired',
    (deb) => replaceRoot(deb, signedBy(rootOf({ version: 2, expires: '2026-01-01T00:00:00Z' }), ROOTS)),
    'rootExpired',
  ],
  [
    'signatures that were swapped for the list’s',
    (deb) => put(besides(deb, '.release.json.0.minisig'), join(deb, '../2.root.json.0.minisig')),
    'unsigned',
  ],
];

describe('a release on a stick', () => {
  test('is taken as it was made', () => {
    expect(verifyFile(layOut(join(scratch, 'good'), good), taker())).toMatchObject({
      ok: true,
      value: { root: { version: 2 }, statement: { counter: 20 } },
    });
  });

  test('is manipulated in a hundred ways', () => {
    expect(MANIPULATIONS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(MANIPULATIONS.map(([name]) => name)).size).toBe(MANIPULATIONS.length);
  });

  test.each(MANIPULATIONS)('is refused: %s', (name, change, why) => {
    const deb = layOut(join(scratch, name.replaceAll(/\W+/g, '-')), good);
    change(deb);
    const verified = verifyFile(deb, taker());
    expect(verified.ok ? 'taken' : verified.error.why).toBeOneOf([why].flat());
    expect(verified.ok ? '' : wordsOf(verified.error)).toMatch(/; /);
  });
});

function put(file: string, target: string): void {
  unlinkSync(file);
  symlinkSync(target, file);
}

function pipe(file: string): void {
  unlinkSync(file);
  execFileSync('mkfifo', [file]);
}

function replaceRoot(deb: string, root: (typeof roots)[number]): void {
  layOut(join(deb, '..'), { ...good, roots: [root] });
  // One signature fewer must not leave the old one lying there.
  for (let at = root.signatures.length; at < ROOTS.length; at++)
    unlinkSync(join(deb, `../2.root.json.${at}.minisig`));
}
