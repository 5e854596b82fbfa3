import { expect, test } from 'vitest';

import type { Town } from '#contract/town.ts';
import { yen } from '#contract/yen.ts';

import { Exemption } from '#contract/exemption.ts';

import { exemptionOf, feeOn } from './fees.ts';
import { madeUpTown } from './made-up-town.ts';
import { offersAt } from './offers.ts';

/** Of the two kinds that are open whenever the town is. */
const at = (moment: string) =>
  offersAt(madeUpTown, 'ekimae', Date.parse(moment)).filter(
    ({ kind }) => kind === 'ResidentRecord' || kind === 'SealRegistration',
  );

test.each<[string, number | null]>([
  ['2012-07-08', null],
  ['2012-07-09', 300],
  ['2026-03-31', 300],
  ['2026-04-01', 200],
  ['2030-01-01', 200],
])('on %s a copy of 住民票 costs %s yen', (day, fee) => {
  expect(feeOn(madeUpTown, 'ResidentRecord', day)).toBe(fee);
});

test('a paper made at the counter has a fee of its own', () => {
  expect(feeOn(madeUpTown, 'ResidentRecord', '2026-04-01', 'relay')).toBe(300);
  const unknown: Town = { ...madeUpTown, kinds: [] };
  expect(feeOn(unknown, 'ResidentRecord', '2026-04-01', 'relay')).toBe(null);
});

test.each([
  ['welfare', '2012-07-09', 'welfare'],
  ['welfare', '2012-07-08', undefined],
  ['unheard-of', '2026-04-01', undefined],
])('the reason %s on %s waives the fee: %s', (reason, day, waived) => {
  expect(exemptionOf(madeUpTown, 'ResidentRecord', Exemption.parse(reason), day)).toBe(waived);
  const elsewhere: Town = { ...madeUpTown, exemptions: [] };
  expect(exemptionOf(elsewhere, 'ResidentRecord', Exemption.parse(reason), day)).toBe(undefined);
});

test('the order of fees in the file does not matter', () => {
  const shuffled: Town = {
    ...madeUpTown,
    kinds: madeUpTown.kinds.map((kind) => ({ ...kind, fees: kind.fees.toReversed() })),
  };
  expect(feeOn(shuffled, 'SealRegistration', '2026-04-01')).toBe(200);
});

test('within hours both kinds are to be had now', () => {
  expect(at('2026-11-24T06:30:00+09:00')).toEqual([
    { kind: 'ResidentRecord', fee: yen(200), available: { now: true } },
    { kind: 'SealRegistration', fee: yen(200), available: { now: true } },
  ]);
});

test.each([
  ['2026-11-24T23:00:00+09:00', '2026-11-25T06:30:00+09:00'],
  ['2026-12-28T23:00:00+09:00', '2027-01-04T06:30:00+09:00'],
])('at %s the screen names the next opening %s', (moment, next) => {
  expect(at(moment).map(({ available }) => available)).toEqual([
    { now: false, next },
    { now: false, next },
  ]);
});

test('a fee begins with its day in Japan, not in UTC', () => {
  expect(at('2026-03-31T14:59:59Z')[0]?.fee).toBe(300);
  expect(at('2026-03-31T15:00:00Z')[0]?.fee).toBe(200);
});

test('a kind whose first fee lies ahead is not offered', () => {
  expect(at('2012-07-08T12:00:00+09:00')).toEqual([]);
});

/** 戸籍 has the hours of the register's office, shorter than the terminal's. */
test.each([
  ['2026-11-24T09:00:00.000+09:00', null],
  ['2026-11-24T16:59:59.999+09:00', null],
  ['2026-11-24T17:00:00.000+09:00', '2026-11-25T09:00:00+09:00'],
  ['2026-11-27T17:00:00.000+09:00', '2026-11-30T09:00:00+09:00'],
  ['2026-11-28T12:00:00.000+09:00', '2026-11-30T09:00:00+09:00'],
])('戸籍 at %s is to be had: next %s', (moment, next) => {
  const register = offersAt(madeUpTown, 'ekimae', Date.parse(moment)).filter(({ kind }) =>
    kind.startsWith('FamilyRegister'),
  );
  expect(register).toHaveLength(2);
  for (const { available } of register)
    expect(available).toEqual(next === null ? { now: true } : { now: false, next });
});
