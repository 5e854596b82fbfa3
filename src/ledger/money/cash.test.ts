import { expect, test } from 'vitest';

import { IntentId } from '#contract/ids.ts';
import type { Observation, PayoutOutcome } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';

import { LedgerDefect } from '../defect.ts';
import { insertCoins, payOut, testLedger, visitId } from '../testing/test-ledger.ts';

const visit = visitId(1);
const coin: Observation = {
  device: 'coin-1',
  mark: { epoch: 2, counter: 7, accepted: 40 },
  visit,
  credits: [{ denomination: 500, unit: 'hopper:500' }],
  doubts: [],
};

test('a coin is credited to its visit with the mark that proves it, once', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  expect(ledger.cash.markOf('coin-1')).toBeUndefined();
  ledger.cash.observe(coin);
  ledger.cash.observe(coin);
  expect(ledger.cash.markOf('coin-1')).toEqual(coin.mark);
  expect(ledger.balanceOf(visit)).toBe(500);
  expect(ledger.balance('hopper:500')).toBe(500);
  expect(ledger.cash.coinsIn(500)).toBe(1);
  expect(told).toEqual([{ id: 'cash.credited', visit, yen: 500, unit: 'hopper:500' }]);
});

test.each([
  ['the same counter', { epoch: 2, counter: 7 }, 500],
  ['an earlier counter', { epoch: 2, counter: 6 }, 500],
  ['an earlier epoch', { epoch: 1, counter: 200 }, 500],
  ['the next counter', { epoch: 2, counter: 8 }, 1000],
  ['the next epoch', { epoch: 3, counter: 1 }, 1000],
])('an observation at %s', (_, mark, held) => {
  using opened = testLedger();
  opened.ledger.cash.observe(coin);
  opened.ledger.cash.observe({ ...coin, mark });
  expect(opened.ledger.balanceOf(visit)).toBe(held);
});

test('money that came while no visit was open is held for nobody in particular', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.cash.observe({ ...coin, visit: undefined });
  expect(ledger.balanceOf(undefined)).toBe(500);
  expect(ledger.balanceOf(visit)).toBe(0);
  ledger.owe(undefined, yen(500), 'lateCoin');
  expect(ledger.balanceOf(undefined)).toBe(0);
});

test('of coins that may have been swallowed the certain part is credited, the interval is kept', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  const doubt = { min: yen(10), max: yen(500), cause: 'coin-acceptor.reset' };
  ledger.cash.observe({ ...coin, credits: [], doubts: [doubt] });
  expect(ledger.balanceOf(visit)).toBe(10);
  expect(ledger.balance('inDoubt')).toBe(10);
  expect(ledger.openDoubts()).toEqual([{ id: 'id-1', visit, direction: 'in', ...doubt }]);
  expect(told).toEqual([{ id: 'cash.inDoubt', visit, ...doubt }]);
});

test('an observation that cannot be written leaves neither money nor mark', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const doubt = { min: yen(10), max: yen(5), cause: 'upside-down' };
  expect(() => {
    ledger.cash.observe({ ...coin, doubts: [doubt] });
  }).toThrow(/CHECK/);
  expect(ledger.cash.markOf('coin-1')).toBeUndefined();
  expect(ledger.balanceOf(visit)).toBe(0);
  expect(ledger.outbox.size).toBe(0);
});

test.each<[PayoutOutcome, number]>([
  [{ status: 'done', coins: 3 }, 300],
  [{ status: 'partial', coins: 1 }, 100],
  [{ status: 'partial', coins: 0 }, 0],
  [{ status: 'refused', coins: 0 }, 0],
  [{ status: 'unknown', min: 1, max: 3, cause: 'silent' }, 100],
])('a payout of 300 yen that ends %o has paid %d yen', (outcome, paid) => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 4);
  const intent = payOut(ledger, visit, 3);
  expect(ledger.cash.openPayouts()).toEqual([
    { id: intent, visit, device: 'hopper-100', coin: 100, coins: 3, before: { events: 1, dispensed: 0 } },
  ]);
  ledger.cash.settlePayout(intent, outcome);
  expect(ledger.cash.openPayouts()).toEqual([]);
  expect(ledger.balanceOf(visit)).toBe(400 - paid);
  expect(ledger.balance('hopper:100')).toBe(400 - paid);
});

test('what a payout may have handed out already is not payable a second time', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 4);
  const intent = payOut(ledger, visit, 3);
  expect(ledger.payableTo(visit)).toBe(100);
  ledger.cash.settlePayout(intent, { status: 'unknown', min: 1, max: 3, cause: 'silent' });
  expect(ledger.balanceOf(visit)).toBe(300);
  expect(ledger.payableTo(visit)).toBe(100);
  expect(() => payOut(ledger, visit, 2)).toThrow(LedgerDefect);
  expect(told.slice(-2)).toEqual([
    { id: 'cash.paid', visit, intent, yen: 100, status: 'unknown' },
    { id: 'cash.inDoubt', visit, min: 100, max: 300, cause: 'silent' },
  ]);
  expect(ledger.owe(visit, yen(300), 'unknown')).toMatch(/^\d{4}-\d{4}-\d$/);
  expect(ledger.payableTo(visit)).toBe(0);
});

test.each<PayoutOutcome>([
  { status: 'done', coins: 2 },
  { status: 'partial', coins: 4 },
  { status: 'partial', coins: -1 },
  { status: 'refused', coins: 1 },
  { status: 'unknown', min: 2, max: 1, cause: 'x' },
  { status: 'unknown', min: 0, max: 4, cause: 'x' },
  { status: 'unknown', min: -1, max: 3, cause: 'x' },
])('%o is no outcome of a payout of three coins', (outcome) => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 4);
  const intent = payOut(ledger, visit, 3);
  expect(() => {
    ledger.cash.settlePayout(intent, outcome);
  }).toThrow(LedgerDefect);
  expect(ledger.cash.openPayouts()).toHaveLength(1);
});

test('a payout is settled once, and only one that was intended', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 1);
  const intent = payOut(ledger, visit, 1);
  ledger.cash.settlePayout(intent, { status: 'done', coins: 1 });
  for (const id of [intent, IntentId.parse('never')]) {
    expect(() => {
      ledger.cash.settlePayout(id, { status: 'done', coins: 1 });
    }).toThrow(LedgerDefect);
  }
  expect(ledger.balanceOf(visit)).toBe(0);
});

test('a hopper has one order at a time, and none beyond what is held for the visit', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 2);
  expect(() => payOut(ledger, visit, 3)).toThrow(LedgerDefect);
  payOut(ledger, visit, 1);
  expect(() => payOut(ledger, visit, 1)).toThrow(LedgerDefect);
});

test('a hopper that paid more than the books knew has no coins by the books, not fewer', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.cash.observe({ ...coin, credits: [{ denomination: 500, unit: 'cashbox' }] });
  ledger.cash.settlePayout(payOut(ledger, visit, 5), { status: 'done', coins: 5 });
  expect(ledger.balance('hopper:100')).toBe(-500);
  expect(ledger.cash.coinsIn(100)).toBe(0);
});

const note = { visit, device: 'note-1', denomination: 1000, to: 'stack' } as const;

test('a note is credited by its own event, however its route is settled', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const intent = ledger.cash.intendRoute(note);
  expect(ledger.cash.openRoutes()).toEqual([{ id: intent, ...note }]);
  expect(() => ledger.cash.intendRoute(note)).toThrow(LedgerDefect);
  ledger.cash.settleRoute(intent, { status: 'stacked' });
  expect(ledger.balanceOf(visit)).toBe(0);
  const credits = [{ denomination: 1000, unit: 'stacker' }] as const;
  ledger.cash.observe({ device: 'note-1', mark: { epoch: 0, counter: 1 }, visit, credits, doubts: [] });
  expect(ledger.balanceOf(visit)).toBe(1000);
  expect(ledger.balance('stacker')).toBe(1000);
  expect(() => {
    ledger.cash.settleRoute(intent, { status: 'stacked' });
  }).toThrow(LedgerDefect);
});

test('a note that was given back moves nothing; one that nobody can tell of is in doubt', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  ledger.cash.settleRoute(ledger.cash.intendRoute({ ...note, to: 'return' }), { status: 'returned' });
  ledger.cash.settleRoute(ledger.cash.intendRoute(note), { status: 'unknown', cause: 'jamInStacker' });
  expect(ledger.balanceOf(visit)).toBe(0);
  expect(ledger.cash.openRoutes()).toEqual([]);
  expect(told).toEqual([
    { id: 'cash.returned', visit, yen: 1000 },
    { id: 'cash.inDoubt', visit, min: 0, max: 1000, cause: 'jamInStacker' },
  ]);
});
