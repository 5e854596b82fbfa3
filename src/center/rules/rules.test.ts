import { expect, test } from 'vitest';

import { Exemption } from '#contract/exemption.ts';
import type { TownKind } from '#contract/town.ts';

import { startOf } from '#certificates/japan-time.ts';

import { REGISTER, TOWN } from '../testing/running-center.ts';
import { hasReached } from './day.ts';
import { entitlementsOf } from './entitlement.ts';
import { mayBeServed } from './standing.ts';

const TODAY = '2026-11-24';

function member(commonName: string) {
  const found = REGISTER.byCommonName(commonName);
  if (!found) throw new Error('nobody');
  return found;
}

test.each([
  ['2011-11-24', true],
  ['2011-11-25', false],
  ['1926-07-01', true],
])('born on %s, fifteen by today: %s', (birth, reached) => {
  expect(hasReached(15, birth, TODAY)).toBe(reached);
});

test('who moved in, or whose card was handed out, is served from the next day', () => {
  const { member: single } = member('DEMO0000000000003D');
  if (!single) throw new Error('no resident');
  const { resident, household } = single;
  const moved = { ...resident, standing: { is: 'movedIn', on: TODAY } } as const;
  const carded = { ...resident, card: resident.card && { ...resident.card, issuedOn: TODAY } };
  for (const fresh of [moved, carded]) {
    expect(mayBeServed({ resident: fresh, household }, TODAY)).toBe(false);
    expect(mayBeServed({ resident: fresh, household }, '2026-11-25')).toBe(true);
  }
});

test('whoever the town exempts pays nothing, and the reason is said', () => {
  const holder = member('DEMO0000000000003D');
  if (!holder.member) throw new Error('no resident');
  const { resident, household } = holder.member;
  const exempt = {
    ...holder,
    member: { resident: { ...resident, exemption: Exemption.parse('welfare') }, household },
  };
  const exemptions = [
    {
      reason: Exemption.parse('welfare'),
      shown: { ja: '免除', en: 'exempt' },
      kinds: ['ResidentRecord' as const],
      from: TODAY,
    },
  ];
  const town = { ...TOWN, exemptions };
  const fees = (now: number) =>
    entitlementsOf(exempt, town, now).map(({ kind, fee, exemption }) => [kind, fee, exemption]);
  expect(fees(startOf(TODAY))).toEqual(expect.arrayContaining([['ResidentRecord', 0, 'welfare']]));
  expect(fees(startOf(TODAY)).filter(([, , reason]) => reason !== undefined)).toHaveLength(1);
  expect(fees(startOf('2026-11-23')).filter(([, , reason]) => reason !== undefined)).toEqual([]);
});

const recordKind = (options: TownKind['options']): TownKind => {
  const [kind] = TOWN.kinds;
  if (!kind) throw new Error('no kind');
  return { ...kind, options: { ...kind.options, ...options } };
};

test.each([
  ['household', true],
  ['self', false],
] as const)('what the town fixed as %s and %s is not on offer', (scope, shown) => {
  const options = {
    scope: { is: 'fixed', value: scope },
    relationship: { is: 'fixed', value: shown },
    domicile: { is: 'fixed', value: shown },
  } as const;
  const town = { ...TOWN, kinds: [recordKind(options)] };
  expect(entitlementsOf(member('DEMO0000000000001B'), town, startOf(TODAY))).toMatchObject([
    {
      offered: [],
      defaults: { scope, relationship: shown, domicile: shown },
    },
  ]);
});

test('a kind whose first fee is still to come is not issued', () => {
  expect(entitlementsOf(member('DEMO0000000000001B'), TOWN, startOf('2019-12-31'))).toEqual([]);
});
