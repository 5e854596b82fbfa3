import { generateKeyPairSync } from 'node:crypto';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import { cosignatureLine, isSignedBy, originOf, readNote, signerOf } from '#contract/checkpoint.ts';

import { LedgerDefect } from '../defect.ts';
import { TERMINAL, testLedger, visitId } from '../testing/test-ledger.ts';

const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const witness = signerOf('mado/center/99901', generateKeyPairSync('ed25519').privateKey);

function opened(visits: number) {
  const { ledger, path, ...rest } = testLedger();
  for (let n = 1; n <= visits; n += 1) ledger.visits.begin(visitId(n), 'ja');
  return { ledger, path, ...rest };
}

test('a checkpoint vouches for every record so far, and there is none without a new one', () => {
  using store = opened(5);
  const { checkpoints, outbox } = store.ledger;
  const signed = checkpoints.sign(signer);
  const read = readNote(signed?.note ?? '');
  const leaves = outbox.pending(10).map(({ hash }) => hash);
  expect(read?.checkpoint).toEqual({
    origin: originOf(TERMINAL),
    size: 5,
    root: rootOf(grown(EMPTY_TREE, leaves)),
  });
  expect(isSignedBy(read?.body ?? '', read?.lines[0] ?? '', signer)).toBe(true);
  expect(checkpoints.sign(signer)).toBeUndefined();
});

test('the tree goes on from the last checkpoint, also after a restart', () => {
  using store = opened(5);
  store.ledger.checkpoints.sign(signer);
  using again = testLedger({ path: store.path });
  for (let n = 6; n <= 9; n += 1) again.ledger.visits.begin(visitId(n), 'ja');
  again.ledger.checkpoints.sign(signer);
  const leaves = again.ledger.outbox.pending(10).map(({ hash }) => hash);
  expect(readNote(again.ledger.checkpoints.latest()?.note ?? '')?.checkpoint).toMatchObject({
    size: 9,
    root: rootOf(grown(EMPTY_TREE, leaves)),
  });
  expect(again.ledger.audit.verifyChain()).toMatchObject({ intact: true, records: 9 });
});

test('the center is shown the newest checkpoint whose records it has, until it has seen that', () => {
  using store = opened(3);
  const { checkpoints, visits } = store.ledger;
  checkpoints.sign(signer);
  visits.begin(visitId(4), 'ja');
  checkpoints.sign(signer);
  visits.begin(visitId(5), 'ja');
  checkpoints.sign(signer);
  expect(checkpoints.unwitnessed(2)).toBeUndefined();
  expect(checkpoints.unwitnessed(4)?.size).toBe(4);
  checkpoints.witnessed(4, cosignatureLine('', witness, 1));
  expect(checkpoints.all().map(({ size, witnessed }) => [size, witnessed])).toEqual([
    [3, false],
    [4, true],
    [5, false],
  ]);
  expect(checkpoints.unwitnessed(4)).toBeUndefined();
  expect(checkpoints.unwitnessed(5)?.size).toBe(5);
  expect(() => {
    checkpoints.witnessed(4, 'another');
  }).toThrow(LedgerDefect);
});

/** Does to the file what nobody may do, behind the ledger's back. */
function tamper(path: string, sql: string): void {
  const db = new Sqlite(path);
  db.exec('DROP TRIGGER audit_stay_as_they_are; DROP TRIGGER audit_stay; DELETE FROM outbox;');
  db.exec(sql);
  db.close();
}

test('records that were cut off behind a checkpoint are missed', () => {
  using store = opened(5);
  store.ledger.checkpoints.sign(signer);
  tamper(store.path, 'DELETE FROM audit WHERE sequence > 3');
  expect(store.ledger.audit.verifyChain()).toEqual({ intact: false, sequence: 4, why: 'missing' });
});

test('another past under the same sequences is found, however well it is chained', () => {
  using store = opened(3);
  using other = opened(2);
  other.ledger.visits.begin(visitId(99), 'en');
  store.ledger.checkpoints.sign(signer);
  tamper(
    store.path,
    `ATTACH '${other.path}' AS other; DELETE FROM audit; INSERT INTO audit SELECT * FROM other.audit;`,
  );
  expect(store.ledger.audit.verifyChain()).toEqual({ intact: false, sequence: 3, why: 'otherPast' });
});

test.each([
  ['UPDATE checkpoints SET root = size', 'never changed'],
  ['DELETE FROM checkpoints', 'never deleted'],
  ["INSERT INTO checkpoints VALUES (1, 0, '', '', '', NULL)", 'more than the one before'],
])('the file itself refuses %s', (sql, why) => {
  using store = opened(2);
  store.ledger.checkpoints.sign(signer);
  const db = new Sqlite(store.path);
  expect(() => db.exec(sql)).toThrow(why);
  db.close();
});
