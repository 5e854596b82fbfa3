import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';

import type { Ledger } from '../ledger.ts';
import { temporaryFolder, testLedger } from '../testing/test-ledger.ts';

const by = StaffId.parse('1042');

function filled(ledger: Ledger): Ledger {
  for (const coin of [10, 50, 100, 500] as const) ledger.cashier.load(coin, 20, by);
  return ledger;
}

test.each([
  ['filled', (ledger: Ledger) => ledger.cashier.load(100, 5, by), 25],
  ['emptied a little', (ledger: Ledger) => ledger.cashier.takeOut(100, 5, by), 15],
  ['counted', (ledger: Ledger) => ledger.cashier.count({ unit: 'hopper:100', pieces: { 100: 19 }, by }), 19],
])('a hopper that was opened and %s is relied on', (_, hands, coins) => {
  using opened = testLedger();
  const { cash, ...ledger } = filled(opened.ledger);
  cash.beginExchange(by);
  expect(hands({ cash, ...ledger }).ok).toBe(true);
  cash.endExchange(['hopper:100'], by);
  expect(cash.trustIn(100)).toEqual({ coins, mistrust: undefined });
});

test('of a hopper that was opened without a word nobody knows what is in it, and of the others one does', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  const { cash, cashier } = filled(ledger);
  cash.beginExchange(by);
  expect(told.at(-1)).toEqual({ id: 'cash.unitsOpened', by });
  cashier.load(50, 1, by);
  cash.endExchange(['hopper:100', 'hopper:50', 'cashbox'], by);
  expect(told.at(-1)).toEqual({ id: 'cash.unitsShut', untold: 1, by });
  expect(cash.trustIn(100)).toEqual({ coins: 0, mistrust: 'unknown' });
  expect([cash.trustIn(50).coins, cash.trustIn(500).coins]).toEqual([21, 20]);
});

test('a count of before says nothing of an exchange', () => {
  using opened = testLedger();
  const { cash, cashier } = filled(opened.ledger);
  cashier.count({ unit: 'hopper:100', pieces: { 100: 20 }, by });
  cash.beginExchange(by);
  cash.endExchange(['hopper:100'], by);
  expect(cash.trustIn(100).mistrust).toBe('unknown');
});

test('it stays open through the end of a process, and there is one at a time', () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/ledger.db`;
  {
    using opened = testLedger({ path });
    opened.ledger.cash.beginExchange(by);
    expect(() => opened.ledger.cash.beginExchange(by)).toThrow('an exchange is open');
  }
  using again = testLedger({ path });
  const { cash } = again.ledger;
  expect(cash.exchangeOpen()).toBe(true);
  cash.endExchange([], null);
  expect(cash.exchangeOpen()).toBe(false);
  expect(() => cash.endExchange([], by)).toThrow('no exchange is open');
});
