import { expect, test } from 'vitest';

import type { Options } from '#contract/certificate.ts';
import { startOf } from '#certificates/japan-time.ts';
import { madeUpTown } from '#certificates/made-up-town.ts';

import { DEMO_CARDS } from '../testing/demo-cards.ts';
import type { Holder } from '../register/holder.ts';
import type { Membership } from '../register/register.ts';
import { REGISTER } from '../testing/running-center.ts';
import { contentsOf } from './contents.ts';
import { entitlementsOf } from './entitlement.ts';

const NOW = startOf('2026-11-24');

function holder(card: string): Holder {
  const commonName = DEMO_CARDS.find(({ id }) => id === card)?.commonName ?? '';
  const found = REGISTER.byCommonName(commonName);
  if (!found) throw new Error('nobody');
  return found;
}

function member(card: string): Membership {
  const { member: resident } = holder(card);
  if (!resident) throw new Error('no resident');
  return resident;
}

/** The holder of a card, with something changed about their household. */
const changed = (card: string, to: Membership): Holder => ({ ...holder(card), member: to });

function record(card: string, options: Options) {
  const data = contentsOf(holder(card), options, madeUpTown);
  if (data.kind !== 'ResidentRecord' && data.kind !== 'RecordedItems') throw new Error('another kind');
  return data;
}

const entitled = (card: string) => entitlementsOf(holder(card), madeUpTown, NOW).map(({ kind }) => kind);
const asked = (card: string, kind: string) =>
  entitlementsOf(holder(card), madeUpTown, NOW).find((each) => each.kind === kind)?.offered ?? [];
const namesOf = (card: string, kind = 'ResidentRecord') => asked(card, kind).map(({ option }) => option);

test('members of a large household stand in the order of the sheet', () => {
  const { persons } = record('family-of-eight', {
    kind: 'ResidentRecord',
    scope: 'household',
    relationship: true,
  });
  expect(persons.map(({ relationship }) => relationship)).toEqual([
    '世帯主',
    '妻',
    '子',
    '子',
    '子の夫',
    '子の子',
    '母',
    '妹',
  ]);
});

test.each<[readonly number[], string, readonly string[]]>([
  [[2, 3], 'part', ['妻', '子']],
  [[3, 2], 'part', ['妻', '子']],
  [[1, 2, 3, 4, 5, 6, 7, 8], 'household', ['世帯主', '妻', '子', '子', '子の夫', '子の子', '母', '妹']],
])('places %j are a record of %s', (persons, scope, relationships) => {
  const data = record('family-of-eight', {
    kind: 'ResidentRecord',
    scope: 'part',
    persons: [...persons],
    relationship: true,
  });
  expect(data.scope).toBe(scope);
  expect(data.persons.map(({ relationship }) => relationship)).toEqual(relationships);
});

test('members are offered by what they are to the head and by nothing else', () => {
  const offer = asked('family-of-eight', 'ResidentRecord').find(({ asks }) => asks === 'persons');
  expect(offer?.asks === 'persons' && offer.members.slice(1, 4)).toEqual([
    { place: 2, relationship: '妻', nth: null, self: false },
    { place: 3, relationship: '子', nth: 1, self: false },
    { place: 4, relationship: '子', nth: 2, self: false },
  ]);
});

test('an item is asked about only where somebody in the household has it', () => {
  expect(namesOf('single')).toEqual(['relationship', 'domicile', 'myNumber']);
  expect(namesOf('nepali')).toEqual([
    'scope',
    'persons',
    'relationship',
    'myNumber',
    'nationality',
    'residence',
    'cardNumber',
    'aliasHistory',
  ]);
  expect(namesOf('mixed-japanese')).toContain('domicile');
  expect(namesOf('single', 'RecordedItems').slice(-3)).toEqual(['dates', 'previousAddress', 'building']);
});

test('what is not shown does not leave the center', () => {
  const bare = JSON.stringify(
    record('mixed-household', { kind: 'RecordedItems', scope: 'household', building: false }),
  );
  for (const hidden of [
    /\d{12}/,
    /中国|韓国/,
    /CD0000/,
    /高度専門職/,
    /世帯主|妻/,
    /2012|2018/,
    /国際寮/,
    /さんぷる市/,
  ])
    expect(bare).not.toMatch(hidden);
  expect(bare).toContain('1980-02-29');
  expect(bare).toContain('例示　一郎');
});

test('what is asked for is there', () => {
  const all = {
    relationship: true,
    domicile: true,
    myNumber: true,
    nationality: true,
    residence: true,
  } as const;
  const data = record('mixed-household', {
    kind: 'ResidentRecord',
    scope: 'household',
    ...all,
    cardNumber: true,
    aliasHistory: true,
  });
  expect(data.address).toMatch(/国際寮102号室$/);
  expect(data.persons[0]).toMatchObject({
    myNumber: '000000000362',
    foreign: {
      kanjiName: '李　見本',
      nationality: '中国',
      status: '高度専門職第2号',
      cardNumber: 'CD00000006EF',
    },
  });
  expect(data.persons[0]?.foreign?.aliasHistory).toHaveLength(2);
});

test('方書 is part of 住所 on 住民票 whatever is asked', () => {
  expect(record('mixed-household', { kind: 'ResidentRecord', scope: 'self' }).address).toMatch(/102号室$/);
});

test.each(['child', 'leaving', 'protected', 'moved-in-today', 'deceased', 'suspended', 'moved-out'])(
  '%s may get nothing, and no word says why',
  (card) => {
    expect(entitled(card)).toEqual([]);
  },
);

test('who is suspended for one kind gets the others', () => {
  const { resident, household } = member('family-of-eight');
  const suspended = { ...resident, suspended: ['SealRegistration' as const] };
  const members = household.residents.map((each) => (each.id === resident.id ? suspended : each));
  const kinds = entitlementsOf(
    changed('family-of-eight', { resident: suspended, household: { ...household, residents: members } }),
    madeUpTown,
    NOW,
  ).map(({ kind }) => kind);
  expect(kinds).toContain('ResidentRecord');
  expect(kinds).not.toContain('SealRegistration');
});

test('one member suspended for 住民票 keeps it from the whole household', () => {
  const { resident, household } = member('family-of-four');
  const residents = household.residents.map((each) =>
    each.id === resident.id ? each : { ...each, suspended: ['ResidentRecord' as const] },
  );
  const kinds = entitlementsOf(
    changed('family-of-four', { resident, household: { ...household, residents } }),
    madeUpTown,
    NOW,
  );
  expect(kinds.map(({ kind }) => kind)).not.toContain('ResidentRecord');
  expect(kinds.map(({ kind }) => kind)).toContain('SealRegistration');
});

test('who has left is not on the record of those who stay', () => {
  const { resident, household } = member('family-of-four');
  const residents = household.residents.map((each) =>
    each.person.relationship === '夫'
      ? { ...each, standing: { is: 'movedOut', on: '2026-03-31' } as const }
      : each,
  );
  const data = contentsOf(
    changed('family-of-four', { resident, household: { ...household, residents } }),
    { kind: 'ResidentRecord', scope: 'household' },
    madeUpTown,
  );
  expect(JSON.stringify(data)).not.toContain('のぞむ');
});
