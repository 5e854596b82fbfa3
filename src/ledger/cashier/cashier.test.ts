import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { MAX_PIECES } from '#contract/pieces.ts';
import { yen } from '#contract/yen.ts';

import { ACCOUNTS } from '../money/accounts.ts';
import type { Ledger } from '../ledger.ts';
import {
  insertCoins,
  issueId,
  payOut,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from '../testing/test-ledger.ts';

const by = StaffId.parse('1042');
const visit = visitId(1);

const total = (ledger: Ledger) => ACCOUNTS.reduce((sum, account) => sum + ledger.balance(account), 0);

function swallow(ledger: Ledger, min: number, max: number) {
  ledger.cash.observe({
    device: 'coin-1',
    mark: { epoch: 0, counter: (ledger.cash.markOf('coin-1')?.counter ?? 0) + 1 },
    visit,
    credits: [],
    doubts: [{ min: yen(min), max: yen(max), cause: 'lost-events' }],
  });
  return ledger.openDoubts().at(-1)?.id ?? '';
}

/** A payout of five coins of which one is certain and up to four may have left. */
function doubtfulPayout(ledger: Ledger) {
  const intent = payOut(ledger, visit, 5);
  ledger.cash.settlePayout(intent, { status: 'unknown', min: 1, max: 4, cause: 'silent' });
  return ledger.openDoubts().at(-1)?.id ?? '';
}

test('float goes in and out by name, and what lies there follows', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  expect(ledger.cashier.load(100, 50, by).ok).toBe(true);
  expect(told.at(-1)).toEqual({ id: 'cash.floatLoaded', unit: 'hopper:100', yen: 5000, by });
  expect(ledger.cashier.takeOut(100, 20, by).ok).toBe(true);
  expect(told.at(-1)).toEqual({ id: 'cash.floatTaken', unit: 'hopper:100', yen: 2000, by });
  expect(ledger.cashier.units()).toContainEqual({ unit: 'hopper:100', yen: 3000 });
  expect(ledger.balance('float')).toBe(-3000);
  expect(ledger.cashier.takeOut(100, 31, by)).toEqual({ ok: false, error: 'tooMany' });
  for (const coins of [0, -1, 1.5]) expect(ledger.cashier.load(100, coins, by).ok).toBe(false);
  expect(total(ledger)).toBe(0);
});

test.each([
  ['as the books say', 300, 0],
  ['one coin short', 200, 100],
  ['one coin too much', 400, -100],
  ['nothing at all', 0, 300],
])('a collection that finds %s', (_, counted, difference) => {
  using opened = testLedger();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 3);
  const collection = { unit: 'hopper:100', pieces: { 100: counted / 100 }, sealBag: 'A-17', by } as const;
  expect(ledger.cashier.collect(collection)).toEqual({
    ok: true,
    value: { unit: 'hopper:100', books: 300, counted, difference },
  });
  expect(ledger.balance('hopper:100')).toBe(0);
  expect(ledger.balance('collected')).toBe(counted);
  expect(ledger.balance('difference')).toBe(difference);
  expect(total(ledger)).toBe(0);
  expect(told.at(-1)).toMatchObject({ id: 'cash.collected', counted, difference, sealBag: 'A-17', by });
  expect(ledger.cashier.collect(collection)).toEqual({ ok: false, error: 'bagUsed' });
});

test('one bag takes several units, and an empty one is collected as well', () => {
  using opened = testLedger();
  const { cashier } = opened.ledger;
  for (const unit of ['cashbox', 'stacker'] as const) {
    expect(cashier.collect({ unit, pieces: {}, sealBag: 'B-1', by }).ok).toBe(true);
  }
});

test('counting moves no money, and the books follow it', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.cashier.load(10, 30, by);
  expect(ledger.cashier.count({ unit: 'hopper:10', pieces: { 10: 28 }, by })).toMatchObject({
    value: { books: 300, counted: 280, difference: 20 },
  });
  expect(ledger.cash.coinsIn(10)).toBe(28);
  expect(ledger.balance('difference')).toBe(20);
  expect(ledger.cashier.count({ unit: 'hopper:10', pieces: { 10: 28 }, by })).toMatchObject({
    value: { difference: 0 },
  });
});

test.each([
  ['stacker', { 500: 1 }],
  ['cashbox', { 1000: 1 }],
  ['hopper:50', { 10: 1 }],
  ['hopper:50', { 50: MAX_PIECES, 100: 1 }],
] as const)('in the %s there cannot be %j', (unit, pieces) => {
  using opened = testLedger();
  expect(opened.ledger.cashier.count({ unit, pieces, by })).toEqual({ ok: false, error: 'wrongPieces' });
});

test.each([
  [0, 0],
  [300, 300],
  [500, 500],
])('of up to 500 yen swallowed, %d were found: %d are owed to whoever lost them', (found, owed) => {
  using opened = testLedger();
  const { ledger, told } = opened;
  const doubt = swallow(ledger, 0, 500);
  const resolved = ledger.cashier.resolve({ doubt, yen: yen(found), unit: 'cashbox', by });
  expect(ledger.openDoubts()).toEqual([]);
  expect(ledger.balance('cashbox')).toBe(found);
  expect(ledger.balance('owed')).toBe(0 - owed);
  expect(total(ledger)).toBe(0);
  expect(told).toContainEqual({ id: 'cash.resolved', visit, min: 0, max: 500, yen: found, by });
  const number = resolved.ok ? resolved.value.owedNumber : 'none';
  expect(number === undefined).toBe(owed === 0);
  expect(ledger.cashier.openOwed().map(({ open }) => open)).toEqual(owed === 0 ? [] : [owed]);
});

test('what was certain of a swallowed amount was credited before; only the rest is owed now', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const doubt = swallow(ledger, 100, 500);
  expect(ledger.balanceOf(visit)).toBe(100);
  ledger.cashier.resolve({ doubt, yen: yen(500), unit: 'cashbox', by });
  expect(ledger.balance('inDoubt')).toBe(0);
  expect(ledger.balanceOf(visit)).toBe(100);
  expect(ledger.balance('owed')).toBe(-400);
});

test('coins that did leave are no longer owed; a paid number makes them a loss', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 5);
  const doubt = doubtfulPayout(ledger);
  const number = ledger.owe(visit, yen(400), 'unknown');
  expect(ledger.cashier.resolve({ doubt, yen: yen(400), by }).ok).toBe(true);
  expect(ledger.balance('hopper:100')).toBe(100);
  expect(ledger.cashier.owed(number)).toMatchObject({ amount: 400, open: 100 });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: true, value: 100 });
  expect(ledger.balance('owed')).toBe(0);
  expect(total(ledger)).toBe(0);
});

test('coins that left after all of it was paid at the counter are missing', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 5);
  const doubt = doubtfulPayout(ledger);
  ledger.cashier.payOwed(ledger.owe(visit, yen(400), 'unknown'), by);
  ledger.cashier.resolve({ doubt, yen: yen(300), by });
  expect(ledger.balance('difference')).toBe(200);
  expect(total(ledger)).toBe(0);
});

test('coins that left while the money is still held are taken from there', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 5);
  const doubt = doubtfulPayout(ledger);
  ledger.cashier.resolve({ doubt, yen: yen(300), by });
  expect(ledger.balanceOf(visit)).toBe(200);
  expect(ledger.payableTo(visit)).toBe(200);
});

test('an amount in doubt is resolved once, within its bounds, and lies somewhere', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const doubt = swallow(ledger, 100, 500);
  const attempt = (amount: number, unit?: 'cashbox') =>
    ledger.cashier.resolve({ doubt, yen: yen(amount), unit, by });
  expect(attempt(99, 'cashbox')).toEqual({ ok: false, error: 'outOfBounds' });
  expect(attempt(501, 'cashbox')).toEqual({ ok: false, error: 'outOfBounds' });
  expect(attempt(300)).toEqual({ ok: false, error: 'unitNeeded' });
  expect(attempt(300, 'cashbox').ok).toBe(true);
  expect(attempt(300, 'cashbox')).toEqual({ ok: false, error: 'settled' });
  expect(ledger.cashier.resolve({ doubt: 'never', yen: yen(0), by })).toEqual({
    ok: false,
    error: 'unknown',
  });
});

test('what is owed is paid at the counter once', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 3);
  const owedNumber = ledger.owe(visit, yen(300), 'hopperEmpty');
  expect(ledger.cashier.openOwed()).toMatchObject([{ number: owedNumber, open: 300 }]);
  expect(ledger.cashier.payOwed(owedNumber, by)).toEqual({ ok: true, value: 300 });
  expect(told.at(-1)).toEqual({ id: 'cash.owedPaid', yen: 300, owedNumber, by });
  expect(ledger.cashier.payOwed(owedNumber, by)).toEqual({ ok: false, error: 'settled' });
  expect(ledger.cashier.payOwed('0000-0000-0', by)).toEqual({ ok: false, error: 'unknown' });
  expect(ledger.balance('counter')).toBe(-300);
  expect(ledger.cashier.openOwed()).toEqual([]);
});

/** A copy of 300 yen at the printer of which nobody can tell; 500 yen are in, 200 were paid back, the fee is owed. */
function sheetOutOfSight(ledger: Ledger, owed = 300) {
  const issue = issueId(1);
  ledger.visits.begin(visit, 'ja');
  prepareCopy(ledger, visit, issue, 300);
  insertCoins(ledger, visit, 5);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, issue), 'unknown', 'jam');
  const coins = (500 - owed) / 100;
  if (coins > 0) ledger.cash.settlePayout(payOut(ledger, visit, coins), { status: 'done', coins });
  return { issue, number: ledger.owe(visit, yen(owed), 'paper-in-doubt') };
}

test('a fee is not paid back at the counter while nobody has looked for its sheet', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const { issue, number } = sheetOutOfSight(ledger);
  expect(ledger.cashier.owed(number)).toMatchObject({ open: 300, payable: 0 });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: false, error: 'inDoubt' });
  ledger.issues.recover(issue, { disposal: 'destroyed', sheets: 1, by });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: true, value: 300 });
  expect(ledger.balance('owed')).toBe(0);
});

test('a sheet that was handed over is earned, and its number pays nothing', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const { issue, number } = sheetOutOfSight(ledger);
  ledger.issues.recover(issue, { disposal: 'handedOver', sheets: 1, by });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: false, error: 'settled' });
  expect([ledger.balance('revenue'), ledger.balance('difference')]).toEqual([-300, 0]);
});

test('the counter pays what is owed beside a fee in doubt, once, and the rest when staff have looked', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const { issue, number } = sheetOutOfSight(ledger, 500);
  expect(ledger.cashier.owed(number)).toMatchObject({ open: 500, payable: 200 });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: true, value: 200 });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: false, error: 'inDoubt' });
  ledger.issues.recover(issue, { disposal: 'notFound', sheets: 0, by });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: true, value: 300 });
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: false, error: 'settled' });
  expect(total(ledger)).toBe(0);
});

test('two numbers of one visit never pay out the fee in doubt between them', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const { number } = sheetOutOfSight(ledger);
  insertCoins(ledger, visit, 1);
  const late = ledger.owe(visit, yen(100), 'late');
  expect(ledger.cashier.openOwed().map(({ payable }) => payable)).toEqual([100, 100]);
  expect(ledger.cashier.payOwed(number, by)).toEqual({ ok: true, value: 100 });
  expect(ledger.cashier.payOwed(late, by)).toEqual({ ok: false, error: 'inDoubt' });
  expect(ledger.balance('owed')).toBe(-300);
});
