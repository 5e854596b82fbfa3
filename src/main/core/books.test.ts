import { expect, test } from 'vitest';

import { oweLateMoney } from '#flows/terminal/recover.ts';
import { insertCoins, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { recoveryBooks } from './books.ts';

const ended = visitId(1);
const open = visitId(2);

test('money of a visit that has ended, and of none, is late; that of an open visit is not', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const books = recoveryBooks(ledger);
  ledger.visits.begin(ended, 'ja');
  ledger.visits.end(ended, 'finished');
  ledger.visits.begin(open, 'ja');
  expect(books.late()).toEqual([]);
  insertCoins(ledger, ended, 1);
  insertCoins(ledger, open, 2);
  insertCoins(ledger, undefined, 3);
  expect(books.late()).toEqual([ended, undefined]);
  oweLateMoney(ledger, books.late());
  expect(books.late()).toEqual([]);
  expect(ledger.balance('owed')).toBe(-400);
  expect(ledger.balanceOf(open)).toBe(200);
});
