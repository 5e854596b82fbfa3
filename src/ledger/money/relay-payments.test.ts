import { describe, expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { RelayNumber } from '#contract/relay.ts';
import { yen } from '#contract/yen.ts';

import { LedgerDefect } from '../defect.ts';
import type { Ledger } from '../ledger.ts';
import { reconcile } from '../reconcile.ts';
import { insertCoins, testLedger, visitId } from '../testing/test-ledger.ts';

const visit = visitId(1);
const slip = RelayNumber.parse('1000015');
const BY = StaffId.parse('1042');
const DAY = '2026-11-25';
const DAY_MS = 24 * 60 * 60_000;

/** 500 yen put in for a slip of 300. */
function intended(ledger: Ledger, of = visit): string {
  ledger.visits.begin(of, 'ja');
  insertCoins(ledger, of, 5);
  const request = `relay-${of}`;
  ledger.relay.intend({ request, visit: of, slip, fee: yen(300) });
  return request;
}

/** What a visit does when the center gives no answer: all but the fee is paid back, the fee is owed under a number. */
function inDoubt(ledger: Ledger) {
  const request = intended(ledger);
  ledger.relay.settle(request, 'unknown');
  ledger.cash.settlePayout(
    ledger.cash.intendPayout({
      visit,
      device: 'hopper-100',
      coin: 100,
      coins: 2,
      before: { events: 1, dispensed: 0 },
    }),
    { status: 'done', coins: 2 },
  );
  return { request, number: ledger.owe(visit, yen(300), 'relay-in-doubt') };
}

const said = (told: readonly { readonly id: string }[]) =>
  told.map(({ id }) => id).filter((id) => id.startsWith('relay.'));

describe('a payment for a slip', () => {
  test('is earned when the center has confirmed it, and not before', () => {
    using opened = testLedger();
    const { ledger, told } = opened;
    const request = intended(ledger);
    expect([ledger.balance('revenue'), ledger.payableTo(visit)]).toEqual([0, 200]);
    ledger.relay.settle(request, 'done');
    expect([ledger.balance('revenue'), ledger.balanceOf(visit), ledger.payableTo(visit)]).toEqual([
      -300, 200, 200,
    ]);
    expect(ledger.relay.in(visit)).toEqual({ slip, fee: 300, state: 'done' });
    expect(ledger.relay.open()).toEqual([]);
    expect(said(told)).toEqual(['relay.intended', 'relay.paid']);
  });

  test('that the center refuses leaves all of the money to its resident', () => {
    using opened = testLedger();
    const { ledger } = opened;
    ledger.relay.settle(intended(ledger), 'refused');
    expect([ledger.balance('revenue'), ledger.payableTo(visit)]).toEqual([0, 500]);
  });

  test('without an answer stays open, withheld and unearned, however often it is asked about', () => {
    using opened = testLedger();
    const { ledger, told } = opened;
    const request = intended(ledger);
    ledger.relay.settle(request, 'unknown');
    ledger.relay.settle(request, 'unknown');
    expect(ledger.relay.open()).toEqual([{ request, visit, slip, fee: 300, outcome: 'unknown' }]);
    expect([ledger.balance('revenue'), ledger.payableTo(visit)]).toEqual([0, 200]);
    expect(said(told)).toEqual(['relay.intended', 'relay.inDoubt']);
  });

  test('that a crash cut off is unknown after reconciling, which run again says the same', () => {
    using opened = testLedger();
    const { ledger } = opened;
    const request = intended(ledger);
    const first = reconcile(ledger);
    expect(first).toMatchObject({
      visits: [{ visit, balance: 500, payable: 200, kept: 0, withheld: 300, relay: 'unknown' }],
      relays: [{ request, outcome: 'unknown' }],
    });
    expect(reconcile(ledger)).toEqual(first);
  });
});

describe('a fee owed because nobody could tell', () => {
  test('is not paid at the counter while the center has not spoken', () => {
    using opened = testLedger();
    const { number } = inDoubt(opened.ledger);
    expect(opened.ledger.cashier.payOwed(number, BY)).toEqual({ ok: false, error: 'inDoubt' });
    expect(opened.ledger.balance('owed')).toBe(-300);
  });

  test('keeps only itself back: what is owed beside it is paid at the counter at once', () => {
    using opened = testLedger();
    const { ledger } = opened;
    const request = intended(ledger);
    ledger.relay.settle(request, 'unknown');
    const number = ledger.owe(visit, yen(500), 'relay-in-doubt');
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: true, value: 200 });
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: false, error: 'inDoubt' });
    ledger.relay.settle(request, 'done');
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: false, error: 'settled' });
    expect([ledger.balance('owed'), ledger.balance('revenue')]).toEqual([0, -300]);
  });

  test('is earned, and owed no longer, once the center says that the slip is paid', () => {
    using opened = testLedger();
    const { ledger } = opened;
    const { request, number } = inDoubt(ledger);
    ledger.relay.settle(request, 'done');
    expect([ledger.balance('owed'), ledger.balance('revenue'), ledger.balanceOf(visit)]).toEqual([
      0, -300, 0,
    ]);
    expect(ledger.cashier.owed(number)).toMatchObject({ amount: 300, open: 0 });
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: false, error: 'settled' });
  });

  test('is paid at the counter, once, when the center says that it has no such payment', () => {
    using opened = testLedger();
    const { ledger } = opened;
    const { request, number } = inDoubt(ledger);
    ledger.relay.settle(request, 'refused');
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: true, value: 300 });
    expect(ledger.cashier.payOwed(number, BY)).toEqual({ ok: false, error: 'settled' });
    expect([ledger.balance('owed'), ledger.balance('revenue')]).toEqual([0, 0]);
  });
});

describe('the books refuse', () => {
  test.each([
    ['more than is held', 501],
    ['nothing', 0],
  ])('to intend %s', (_, fee) => {
    using opened = testLedger();
    const { ledger } = opened;
    ledger.visits.begin(visit, 'ja');
    insertCoins(ledger, visit, 5);
    expect(() => ledger.relay.intend({ request: 'r', visit, slip, fee: yen(fee) })).toThrow(LedgerDefect);
    expect(ledger.relay.open()).toEqual([]);
  });

  test('a second slip in one visit, a visit that is not open, and to settle what is settled', () => {
    using opened = testLedger();
    const { ledger } = opened;
    const request = intended(ledger);
    expect(() => ledger.relay.intend({ request: 'other', visit, slip, fee: yen(100) })).toThrow(LedgerDefect);
    expect(() => ledger.relay.intend({ request: 'r', visit: visitId(2), slip, fee: yen(100) })).toThrow(
      LedgerDefect,
    );
    expect(() => ledger.relay.settle('nobody', 'done')).toThrow(LedgerDefect);
    ledger.relay.settle(request, 'done');
    for (const again of ['done', 'refused', 'unknown'] as const)
      expect(() => ledger.relay.settle(request, again)).toThrow(LedgerDefect);
    expect(ledger.balance('revenue')).toBe(-300);
  });
});

test('the payments of a day in Japan are counted by the moment at which they were earned', () => {
  using opened = testLedger();
  const { ledger, clock } = opened;
  const midnight = Date.parse(`${DAY}T00:00:00+09:00`);
  clock.advance(midnight - 1 - clock.now());
  ledger.relay.settle(intended(ledger, visitId(1)), 'done');
  clock.advance(1);
  ledger.relay.settle(intended(ledger, visitId(2)), 'done');
  ledger.relay.settle(intended(ledger, visitId(3)), 'refused');
  clock.advance(DAY_MS - 1);
  ledger.relay.settle(intended(ledger, visitId(4)), 'done');
  clock.advance(1);
  ledger.relay.settle(intended(ledger, visitId(5)), 'done');
  const relayOn = (from: number) => ledger.report({ name: DAY, from, to: from + DAY_MS }).relay;
  expect(relayOn(midnight - DAY_MS)).toEqual({ payments: 1, yen: 300 });
  expect(relayOn(midnight)).toEqual({ payments: 2, yen: 600 });
  expect(relayOn(midnight - 2 * DAY_MS)).toEqual({ payments: 0, yen: 0 });
});
