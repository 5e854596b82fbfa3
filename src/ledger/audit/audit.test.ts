import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ZodError } from 'zod';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import { TerminalId } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { openLedger } from '../open-ledger.ts';
import { BUDGET, TERMINAL, countedIds, testLedger, visitId } from '../testing/test-ledger.ts';
import { canonicalJson } from './canonical-json.ts';

const visit = visitId(1);
const KNOWN_HASH = 'c34dc45e94b1f20b054f6335acea45eb79b75ed9ea5dc8c7eeded15091029249';

test('canonical JSON has one text for one set of fields', () => {
  expect(canonicalJson({ b: 1, a: '窓"', B: null, c: true })).toBe('{"B":null,"a":"窓\\"","b":1,"c":true}');
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  expect(() => canonicalJson({ a: 0.5 })).toThrow(ZodError);
  expect(() => canonicalJson({ a: undefined })).toThrow(ZodError);
  expect(() => canonicalJson({ a: {} })).toThrow(ZodError);
});

test('a record is hashed as documented, so that anyone can do it again', () => {
  const record = { sequence: 1, at: 5, id: 'visit.ended', fields: '{}', previous: CHAIN_START };
  // printf '\0["mado-audit-1","test-01",1,5,"visit.ended","{}","000…"]' | sha256sum
  expect(recordHash(TERMINAL, record)).toBe(KNOWN_HASH);
  expect(recordHash(TerminalId.parse('test-02'), record)).not.toBe(KNOWN_HASH);
});

test('events are chained in order, each naming the one before', () => {
  using opened = testLedger();
  const { ledger } = opened;
  expect(ledger.audit.verifyChain()).toEqual({ intact: true, records: 0, head: CHAIN_START });
  ledger.visits.begin(visit, 'ja');
  ledger.audit.raise({ id: 'card.pinWrong', visit, triesLeft: 2 });
  const records = ledger.outbox.pending(10);
  expect(records.map(({ sequence, id, fields }) => ({ sequence, id, fields }))).toEqual([
    { sequence: 1, id: 'visit.begun', fields: '{"language":"ja","visit":"visit-1"}' },
    { sequence: 2, id: 'card.pinWrong', fields: '{"triesLeft":2,"visit":"visit-1"}' },
  ]);
  expect(records[1]?.previous).toBe(records[0]?.hash);
  expect(ledger.audit.verifyChain()).toEqual({ intact: true, records: 2, head: records[1]?.hash });
});

test('an event for the local log only is not kept', () => {
  using opened = testLedger();
  opened.ledger.audit.raise({ id: 'gateway.opened' });
  expect(opened.ledger.outbox.head).toBe(0);
});

test('a field that the catalogue does not list can not get in, and takes the whole event with it', () => {
  using opened = testLedger();
  const event = { id: 'visit.ended', visit, how: 'finished', name: '見本 太郎' } as const;
  expect(() => {
    opened.ledger.audit.raise(event);
  }).toThrow(/name/);
  expect(() => {
    opened.ledger.visits.begin(visit, '見本 太郎');
  }).toThrow('visits hold ids and codes only');
  expect(opened.ledger.outbox.head).toBe(0);
  expect(opened.ledger.visits.open()).toEqual([]);
});

/** Does to the file what nobody may do, behind the ledger's back. */
function tamper(path: string, sql: string): void {
  const db = new Sqlite(path);
  db.exec('DROP TRIGGER audit_stay_as_they_are; DROP TRIGGER audit_stay; DELETE FROM outbox;');
  db.exec(sql);
  db.close();
}

test.each([
  ['a changed field', `UPDATE audit SET fields = '{}' WHERE sequence = 2`, 'altered', 2],
  ['a changed time', 'UPDATE audit SET at = at + 1 WHERE sequence = 1', 'altered', 1],
  ['a hash that is none', "UPDATE audit SET hash = 'x' WHERE sequence = 2", 'altered', 2],
  ['a removed record', 'DELETE FROM audit WHERE sequence = 2', 'missing', 2],
  ['another past', `UPDATE audit SET previous = '${'1'.repeat(64)}' WHERE sequence = 3`, 'unlinked', 3],
])('the walk along the chain finds %s', (_, sql, why, sequence) => {
  using opened = testLedger();
  const { ledger, path } = opened;
  for (let n = 1; n <= 4; n += 1) ledger.visits.begin(visitId(n), 'ja');
  tamper(path, sql);
  expect(ledger.audit.verifyChain()).toEqual({ intact: false, sequence, why });
});

test('a ledger is not opened as that of another terminal', () => {
  using opened = testLedger();
  const other = TerminalId.parse('test-02');
  expect(() =>
    openLedger({
      path: opened.path,
      terminal: other,
      budget: BUDGET,
      clock: new HandClock(),
      ids: countedIds(),
    }),
  ).toThrow(/belongs to test-01, this terminal is test-02/);
});
