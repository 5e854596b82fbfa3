import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';

import { REGISTER, TOWN } from '../testing/running-center.ts';
import { dayInJapan, hasReached } from './day.ts';
import { entitlementsOf } from './entitlement.ts';
import { feeInForce } from './fee.ts';
import type { TownKind } from './fee.ts';
import { mayBeServed } from './standing.ts';

const TODAY = '2026-11-24';

function member(commonName: string) {
  const found = REGISTER.byCommonName(commonName);
  if (!found) throw new Error('nobody');
  return found;
}

test.each([
  ['2026-11-24T14:59:59.999Z', '2026-11-24'],
  ['2026-11-24T15:00:00.000Z', '2026-11-25'],
])('at %s it is %s in Japan', (at, day) => {
  expect(dayInJapan(Date.parse(at))).toBe(day);
});

test.each([
  ['2011-11-24', true],
  ['2011-11-25', false],
  ['1926-07-01', true],
])('born on %s, fifteen by today: %s', (birth, reached) => {
  expect(hasReached(15, birth, TODAY)).toBe(reached);
});

test.each([
  ['2026-03-31', undefined],
  ['2026-04-01', 200],
  ['2026-09-30', 200],
  ['2026-10-01', 250],
])('the fee on %s is %s', (today, fee) => {
  const [kind] = TOWN.kinds;
  const fees = [
    { from: '2026-10-01', yen: yen(250) },
    { from: '2026-04-01', yen: yen(200) },
  ];
  expect(kind && feeInForce({ ...kind, fees }, today)).toBe(fee);
});

test('who moved in, or whose card was handed out, is served from the next day', () => {
  const { resident, household } = member('DEMO0000000000003D');
  const moved = { ...resident, standing: { is: 'movedIn', on: TODAY } } as const;
  const carded = { ...resident, card: resident.card && { ...resident.card, issuedOn: TODAY } };
  for (const fresh of [moved, carded]) {
    expect(mayBeServed({ resident: fresh, household }, TODAY)).toBe(false);
    expect(mayBeServed({ resident: fresh, household }, '2026-11-25')).toBe(true);
  }
});

const recordKind = (options: TownKind['options']): TownKind => {
  const [kind] = TOWN.kinds;
  if (!kind) throw new Error('no kind');
  return { ...kind, options };
};

test.each([
  ['always', true, 'household'],
  ['never', false, 'self'],
] as const)('what the town fixed as %s is not on offer', (choice, shown, scope) => {
  const options = { scope: choice, relationship: choice, domicile: choice };
  const town = { ...TOWN, kinds: [recordKind(options)] };
  expect(entitlementsOf(member('DEMO0000000000001B'), town, TODAY)).toMatchObject([
    {
      offered: { scope: false, relationship: false, domicile: false },
      defaults: { scope, relationship: shown, domicile: shown },
    },
  ]);
});

test('a kind whose first fee is still to come is not issued', () => {
  expect(entitlementsOf(member('DEMO0000000000001B'), TOWN, '2019-12-31')).toEqual([]);
});
