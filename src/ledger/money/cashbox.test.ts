import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

import type { Ledger } from '../ledger.ts';
import { testLedger, visitId } from '../testing/test-ledger.ts';

const by = StaffId.parse('1042');
const visit = visitId(1);

function fall(ledger: Ledger, ...coins: readonly ChangeCoin[]): void {
  const counter = (ledger.cash.markOf('coin-1')?.counter ?? 0) + 1;
  const credits = coins.map((denomination) => ({ denomination, unit: 'cashbox' }) as const);
  ledger.cash.observe({ device: 'coin-1', mark: { epoch: 0, counter }, visit, credits, doubts: [] });
}

test('each coin that falls into the coin box counts one, whatever it is worth', () => {
  using opened = testLedger();
  const { ledger } = opened;
  expect(ledger.cash.coinsInCashbox()).toBe(0);
  fall(ledger, 500, 10);
  fall(ledger, 10);
  ledger.cashier.load(100, 20, by);
  expect(ledger.cash.coinsInCashbox()).toBe(3);
});

test('collected it is empty, counted it holds what was found, and what falls then is added', () => {
  using opened = testLedger();
  const { cash, cashier, ...ledger } = opened.ledger;
  fall({ cash, cashier, ...ledger }, 500, 10, 10);
  expect(cashier.count({ unit: 'cashbox', pieces: { 500: 1, 10: 12 }, by }).ok).toBe(true);
  expect(cash.coinsInCashbox()).toBe(13);
  fall({ cash, cashier, ...ledger }, 50);
  expect(cash.coinsInCashbox()).toBe(14);
  expect(cashier.collect({ unit: 'cashbox', pieces: { 500: 1, 10: 13 }, sealBag: 'A-1', by }).ok).toBe(true);
  expect(cash.coinsInCashbox()).toBe(0);
  fall({ cash, cashier, ...ledger }, 50);
  expect(cash.coinsInCashbox()).toBe(1);
});

test('a coin in doubt that staff found there counts, too', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const doubts = [{ min: yen(0), max: yen(500), cause: 'x' }];
  ledger.cash.observe({ device: 'coin-1', mark: { epoch: 0, counter: 1 }, visit, credits: [], doubts });
  const doubt = ledger.openDoubts()[0]?.id ?? '';
  expect(ledger.cashier.resolve({ doubt, yen: yen(100), unit: 'cashbox', by }).ok).toBe(true);
  expect(ledger.cash.coinsInCashbox()).toBe(1);
});

test('what an acceptor has counted of each coin is kept with its mark', () => {
  using opened = testLedger();
  const { cash } = opened.ledger;
  const mark = { epoch: 0, counter: 1, accepted: 9, tally: { 10: 1, 50: 2, 100: 3, 500: 3 } };
  cash.observe({ device: 'coin-1', mark, visit, credits: [], doubts: [] });
  expect(cash.markOf('coin-1')).toEqual(mark);
});
