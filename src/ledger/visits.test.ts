import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';

import { LedgerDefect } from './defect.ts';
import { insertCoins, testLedger, visitId } from './testing/test-ledger.ts';

const visit = visitId(1);

test('a visit begins once and ends once', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  ledger.visits.begin(visit, 'ja');
  expect(ledger.visits.open()).toEqual([visit]);
  expect(() => {
    ledger.visits.begin(visit, 'ja');
  }).toThrow(LedgerDefect);
  ledger.visits.end(visit, 'finished');
  expect(ledger.visits.open()).toEqual([]);
  expect(() => {
    ledger.visits.end(visit, 'finished');
  }).toThrow(LedgerDefect);
  expect(told).toEqual([
    { id: 'visit.begun', visit, language: 'ja' },
    { id: 'visit.ended', visit, how: 'finished' },
  ]);
});

test('the last that the books heard of a visit is its beginning or its latest money', () => {
  using opened = testLedger();
  const { ledger, clock } = opened;
  const begun = clock.now();
  ledger.visits.begin(visit, 'ja');
  clock.advance(1000);
  insertCoins(ledger, visitId(2), 1);
  expect(ledger.visits.lastAt(visit)).toBe(begun);
  insertCoins(ledger, visit, 1);
  clock.advance(1000);
  expect(ledger.visits.lastAt(visit)).toBe(begun + 1000);
});

test('a visit that ended with money still held is not forgotten', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.visits.begin(visit, 'ja');
  ledger.visits.end(visit, 'cancelled');
  insertCoins(ledger, visit, 1);
  expect(ledger.visits.unsettled()).toEqual([visit]);
  ledger.owe(visit, yen(100), 'lateCoin');
  expect(ledger.visits.unsettled()).toEqual([]);
});
