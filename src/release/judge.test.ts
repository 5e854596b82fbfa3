import { expect, test } from 'vitest';

import { judgeOffer } from './judge.ts';
import type { Offer, Taker } from './judge.ts';
import { followRoots } from './root.ts';
import { RootStatement } from './statement.ts';
import {
  CONTENT,
  RELEASERS,
  ROOTS,
  rootOf,
  signedBy,
  statementFor,
  taker,
} from './testing/made-up-release.ts';
import { DEMO_NAMES, signerNamed } from './testing/signer.ts';

const [rootA, rootB, rootC] = ROOTS;
const two = RELEASERS.slice(0, 2);
const statement = statementFor(CONTENT);
const good: Offer = { roots: [], statement: signedBy(statement, two) };
const newRelease = ['new release a', 'new release b'].map((name) => signerNamed(name));
const newRoots = ['new root a', 'new root b'].map((name) => signerNamed(name));
const keys = (signers: readonly { publicKey: string }[]) => signers.map(({ publicKey }) => publicKey);

function why(offer: Partial<Offer>, who: Partial<Taker> = {}): string {
  const judged = judgeOffer({ ...good, ...offer }, taker(who));
  return judged.ok ? 'taken' : judged.error.why;
}

test('a release that enough have signed is taken, with the names of who did', () => {
  const judged = judgeOffer(good, taker());
  expect(judged).toMatchObject({ ok: true, value: { statement, root: { version: 1 } } });
  expect(judged.ok && judged.value.signers).toHaveLength(2);
});

test.each<[string, Partial<Offer>, string]>([
  ['nobody signed', { statement: signedBy(statement, []) }, 'unsigned'],
  ['one of two signed', { statement: signedBy(statement, two.slice(0, 1)) }, 'unsigned'],
  [
    'one signed twice',
    { statement: signedBy(statement, [...two.slice(0, 1), ...two.slice(0, 1)]) },
    'unsigned',
  ],
  ['strangers signed', { statement: signedBy(statement, newRelease) }, 'unsigned'],
  ['those signed who may only change keys', { statement: signedBy(statement, ROOTS) }, 'unsigned'],
  ['a stranger took the id of a key', { statement: signedBy(statement, impostors()) }, 'unsigned'],
  ['signatures of another statement', { statement: mixed() }, 'unsigned'],
  ['the other model', { statement: signedBy({ ...statement, model: 'mado-t2' }, two) }, 'otherModel'],
  [
    'the other processor',
    { statement: signedBy({ ...statement, processor: 'arm64' }, two) },
    'otherProcessor',
  ],
  ['an older one', { statement: signedBy({ ...statement, counter: 9 }, two) }, 'older'],
  [
    'an expired one',
    { statement: signedBy({ ...statement, expires: '2027-01-14T00:00:00Z' }, two) },
    'expired',
  ],
  [
    'one from the future',
    { statement: signedBy({ ...statement, built: '2027-02-01T00:00:00Z' }, two) },
    'clock',
  ],
  [
    'a word that this build does not know',
    { statement: signedBy({ ...statement, extra: 1 }, two) },
    'unreadable',
  ],
  ['a signed list of keys in its place', { statement: signedBy(rootOf(), two) }, 'unreadable'],
  ['no JSON', { statement: signedBy('{', two) }, 'unreadable'],
])('is refused: %s', (_case, offer, expected) => {
  expect(why(offer)).toBe(expected);
});

test('the release that is installed may come again, and one after it', () => {
  expect(why({}, { had: { counter: 20, keys: keys(RELEASERS) } })).toBe('taken');
  expect(why({}, { had: { counter: 21, keys: keys(RELEASERS) } })).toBe('older');
});

test('keys change when enough of the old ones and of the new ones say so', () => {
  const next = {
    ...rootOf(),
    version: 2,
    root: { threshold: 2, keys: keys(newRoots) },
    release: { threshold: 1, keys: keys(newRelease) },
  };
  const roots = [signedBy(next, [...ROOTS.slice(1), ...newRoots])];
  const byNew = signedBy(statement, newRelease.slice(0, 1));
  expect(why({ roots, statement: byNew })).toBe('taken');
  expect(why({ roots })).toBe('unsigned');
  expect(why({ roots: [signedBy(next, ROOTS)], statement: byNew })).toBe('rootUnsigned');
  expect(why({ roots: [signedBy(next, newRoots)], statement: byNew })).toBe('rootUnsigned');
  expect(why({ roots: [signedBy(next, [...ROOTS.slice(0, 1), ...newRoots])], statement: byNew })).toBe(
    'rootUnsigned',
  );
});

test('a terminal that missed lists follows them all, and no list may be missing', () => {
  const lists = [2, 3, 4].map((version) => signedBy(rootOf({ version, floor: version }), ROOTS));
  expect(followRoots(rootOf(), lists)).toMatchObject({ ok: true, value: { version: 4 } });
  expect(why({ roots: lists.slice(1) })).toBe('rootSkips');
  expect(why({ roots: lists }, { root: rootOf({ version: 4 }) })).toBe('taken');
});

test.each([
  ['more signatures than keys', { threshold: 4, keys: keys(ROOTS) }],
  ['no signature', { threshold: 0, keys: keys(ROOTS) }],
  ['one key twice', { threshold: 2, keys: keys([ROOTS[0] ?? impostor('x'), ROOTS[0] ?? impostor('x')]) }],
  ['one key under two ids', { threshold: 2, keys: [keyOf('same', 1), keyOf('same', 2)] }],
])('no list of keys asks for %s', (_case, root) => {
  expect(RootStatement.safeParse({ ...rootOf(), root }).success).toBe(false);
  expect(why({ roots: [signedBy({ ...rootOf(), version: 2, root }, ROOTS)] })).toBe('rootUnreadable');
});

test('an expired list of keys is the end of the way, but may be stepped over', () => {
  const expired = { expires: '2027-01-01T00:00:00Z' };
  expect(why({}, { root: rootOf(expired) })).toBe('rootExpired');
  expect(why({ roots: [signedBy(rootOf({ version: 2 }), ROOTS)] }, { root: rootOf(expired) })).toBe('taken');
});

test('a thief who let the counter run ahead is undone by new release keys (fast-forward)', () => {
  const stolen = { had: { counter: 0xffff_ffff, keys: keys(RELEASERS) } };
  expect(why({}, stolen)).toBe('older');
  const release = { threshold: 2, keys: keys(newRelease) };
  const roots = [signedBy(rootOf({ version: 2, release, floor: 15 }), ROOTS)];
  expect(why({ roots, statement: signedBy(statement, newRelease) }, stolen)).toBe('taken');
  expect(why({ roots, statement: signedBy({ ...statement, counter: 14 }, newRelease) }, stolen)).toBe(
    'older',
  );
});

test('a production terminal believes no list that names a demo key; a demo terminal may', () => {
  const [demo1, demo2, demo3] = DEMO_NAMES.map((name) => signerNamed(name));
  for (const name of DEMO_NAMES) {
    const release = { threshold: 2, keys: [...keys(two), signerNamed(name).publicKey] };
    const roots = [signedBy(rootOf({ version: 2, release }), ROOTS)];
    expect(why({ roots })).toBe('demoKeys');
    expect(why({ roots }, { profile: 'demo' })).toBe('taken');
  }
  expect(new Set([demo1, demo2, demo3]).size).toBe(3);
});

test('one of three root keys may be lost', () => {
  expect([rootA, rootB, rootC].every(Boolean)).toBe(true);
  for (const lost of ROOTS) {
    const rest = ROOTS.filter((each) => each !== lost);
    expect(why({ roots: [signedBy(rootOf({ version: 2 }), rest)] })).toBe('taken');
  }
});

function impostor(name: string) {
  return signerNamed(name);
}

/** Strangers' keys under the ids of two that count. */
function impostors() {
  return two.map(({ publicKey }) =>
    signerNamed('impostor', Buffer.from(publicKey, 'base64').subarray(2, 10)),
  );
}

function keyOf(name: string, id: number): string {
  return signerNamed(name, Buffer.alloc(8, id)).publicKey;
}

/** The statement of one release with the signatures of another. */
function mixed() {
  return { ...signedBy(statement, two), bytes: Buffer.from(JSON.stringify({ ...statement, counter: 21 })) };
}
