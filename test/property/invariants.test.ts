import { expect, test } from 'vitest';

import { CHANGE_COINS } from '#contract/yen.ts';
import type { CashStatus, UnitCount } from '#devices/cash/port.ts';

import { changeFeasible, failsClosed, unknownCountsPromiseNothing } from '../proof/invariants.ts';
import type { Taken } from '../proof/watch.ts';

/** A 100-yen coin taken beside 100 yen held, with one coin of 100 in the hopper. */
function taken(
  change: Partial<Taken> & { accuracy?: UnitCount['accuracy']; device?: CashStatus['device'] } = {},
) {
  const { accuracy = 'accurate', device = 'ready', ...rest } = change;
  const status: CashStatus = {
    device,
    deposit: 'count',
    faults: [],
    accepting: [100],
    exactOnly: false,
    units: CHANGE_COINS.map((coin) => ({ unit: `hopper:${coin}`, count: 9, accuracy, replenishment: 'ok' })),
  };
  const stock = { 10: 0, 50: 0, 100: 1, 500: 0 };
  const usual: Taken = {
    denomination: 100,
    status,
    stock,
    trusted: stock,
    held: 100,
    settled: true,
    idle: false,
  };
  return { watch: { taken: [usual, { ...usual, ...rest }] } };
}

test('a coin taken while all is well breaks no promise', () => {
  for (const holds of [changeFeasible, unknownCountsPromiseNothing, failsClosed])
    expect(holds(taken())).toBe(true);
});

test('a coin for which there is no change is found out', () => {
  expect(changeFeasible(taken({ held: 200 }))).toMatch('without change');
  expect(changeFeasible(taken({ stock: { 10: 4, 50: 1, 100: 0, 500: 1 } }))).toMatch('without change');
  expect(changeFeasible(taken({ stock: { 10: 5, 50: 1, 100: 0, 500: 1 } }))).toBe(true);
});

test('a coin taken on a count that nobody knows is found out', () => {
  expect(unknownCountsPromiseNothing(taken({ accuracy: 'unknown' }))).toMatch('unknown');
  expect(unknownCountsPromiseNothing(taken({ trusted: { 10: 0, 50: 0, 100: 0, 500: 0 } }))).toMatch(
    'unknown',
  );
});

test('a coin taken while the devices are not well is found out', () => {
  expect(failsClosed(taken({ device: 'offline' }))).toMatch('offline');
});

test('a coin taken while nobody pays is found out', () => {
  expect(failsClosed(taken({ idle: true }))).toMatch('nobody paid');
});
