import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import type { Mistrust } from '#contract/money.ts';

import type { Ledger } from '../ledger.ts';
import { insertCoins, payOut, temporaryFolder, testLedger, visitId } from '../testing/test-ledger.ts';

const by = StaffId.parse('1042');
const visit = visitId(1);

/** Ten coins of 100 in the books, five asked for, three paid, and the hopper says no more. */
function ranDry(ledger: Ledger, mistrust: Mistrust | undefined = 'dry'): void {
  insertCoins(ledger, visit, 10);
  ledger.cash.settlePayout(payOut(ledger, visit, 5), { status: 'partial', coins: 3 }, mistrust);
}

test('books that nothing has been said against are relied on', () => {
  using opened = testLedger();
  const { cash, cashier } = opened.ledger;
  cashier.load(500, 4, by);
  expect(cash.trustIn(500)).toEqual({ coins: 4, mistrust: undefined });
});

test.each<[Mistrust]>([['dry'], ['jam'], ['unknown']])('%s outlives the process that saw it', (why) => {
  using folder = temporaryFolder();
  const path = `${folder.path}/ledger.db`;
  {
    using opened = testLedger({ path });
    ranDry(opened.ledger, why);
  }
  using again = testLedger({ path });
  expect(again.ledger.cash.coinsIn(100)).toBe(7);
  expect(again.ledger.cash.trustIn(100)).toEqual({ coins: 0, mistrust: why });
  expect(again.ledger.cash.trustIn(500)).toEqual({ coins: 0, mistrust: undefined });
});

test('what staff fill in is relied on, and what the books said before is not', () => {
  using opened = testLedger();
  const { cash, cashier } = opened.ledger;
  ranDry(opened.ledger);
  cashier.load(500, 9, by);
  expect(cash.trustIn(100)).toEqual({ coins: 0, mistrust: 'dry' });
  cashier.load(100, 20, by);
  expect(cash.trustIn(100)).toEqual({ coins: 20, mistrust: undefined });
  expect(cash.coinsIn(100)).toBe(27);
});

test.each([
  ['counted', (ledger: Ledger) => ledger.cashier.count({ unit: 'hopper:100', pieces: { 100: 6 }, by }), 6],
  [
    'collected',
    (ledger: Ledger) =>
      ledger.cashier.collect({ unit: 'hopper:100', pieces: { 100: 6 }, sealBag: 'A-1', by }),
    0,
  ],
])('a hopper that was %s is relied on again, until the next time', (_, settle, coins) => {
  using opened = testLedger();
  const { ledger } = opened;
  ranDry(ledger);
  expect(settle(ledger).ok).toBe(true);
  expect(ledger.cash.trustIn(100)).toEqual({ coins, mistrust: undefined });
  ranDry(ledger);
  expect(ledger.cash.trustIn(100)).toEqual({ coins: 0, mistrust: 'dry' });
});

test('coins taken out by staff give no trust back', () => {
  using opened = testLedger();
  ranDry(opened.ledger);
  expect(opened.ledger.cashier.takeOut(100, 2, by).ok).toBe(true);
  expect(opened.ledger.cash.trustIn(100)).toEqual({ coins: 0, mistrust: 'dry' });
});
