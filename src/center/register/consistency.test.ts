import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { rankOf, Relationship } from '#certificates/data/relationship.ts';

import { inconsistencies } from './consistency.ts';
import { RegisterFile } from './schema.ts';
import type { RegisteredHousehold, RegisteredResident } from './schema.ts';

const file = join(import.meta.dirname, '../../../resources/town/register.json');
const { households } = RegisterFile.parse(JSON.parse(readFileSync(file, 'utf8')));

/** The first household, its members changed one by one. */
function changed(change: (resident: RegisteredResident, index: number) => object): RegisteredHousehold {
  const [household] = households;
  if (!household) throw new Error('no household');
  const residents = household.residents.map((resident, index) => ({
    ...resident,
    ...change(resident, index),
  }));
  return { ...household, residents };
}

const personWith = (changes: object) => (resident: RegisteredResident, index: number) =>
  index === 0 ? { person: { ...resident.person, ...changes } } : {};

/** The first foreign householder, changed. */
function foreigner(changes: object): RegisteredHousehold {
  const household = households.find(({ residents }) => residents[0]?.person.foreign);
  const [first, ...others] = household?.residents ?? [];
  if (!household || !first?.person.foreign) throw new Error('no foreign resident');
  const foreign = { ...first.person.foreign, ...changes };
  return { ...household, residents: [{ ...first, person: { ...first.person, foreign } }, ...others] };
}

test('the made-up register is consistent', () => {
  expect(inconsistencies({ households })).toEqual([]);
});

test.each([
  ['one id for two', changed(() => ({ id: '10000001' })), 'appears twice'],
  ['one certificate for two', changed((_, index) => (index === 2 ? cardOf(0) : {})), 'belongs to two'],
  ['no householder', changed(personWith({ relationship: '妻' })), 'one 世帯主'],
  [
    'two householders',
    changed(({ person }) => ({ person: { ...person, relationship: '世帯主' } })),
    'one 世帯主',
  ],
  ['no word at all', changed(personWith({ relationship: null })), '続柄'],
  ['nobody knows since when', changed(personWith({ becameResident: null })), '住民となった年月日'],
  ['a 方書 that is not in the address', { ...changed(() => ({})), building: '別館' }, '方書'],
  ['a foreign resident without a status', foreigner({ status: null }), 'category'],
  ['a 特別永住者 with a status', foreigner({ category: '特別永住者' }), 'category'],
  ['an alias that was never recorded', foreigner({ alias: '仮名', aliasHistory: [] }), 'category'],
  ['a Japanese without 本籍', changed(personWith({ domicile: null })), '本籍'],
])('%s is found', (_what, household, message) => {
  expect(inconsistencies({ households: [household] }).join('\n')).toContain(message);
});

function cardOf(index: number): object {
  return { card: households[0]?.residents[index]?.card };
}

test('the dead keep no house: no householder is asked of them', () => {
  const gone = changed(() => ({ standing: { is: 'deceased', on: '2020-01-01' } }));
  expect(inconsistencies({ households: [gone] })).toEqual([]);
});

test('a register that contradicts itself cannot be read', () => {
  const twice = {
    officeSeal: { file: 'x.png', width: 20 },
    revoked: [],
    households: [...households, households[0]],
  };
  expect(RegisterFile.safeParse(twice).success).toBe(false);
});

test.each([
  ['世帯主', true, 0],
  ['夫（未届）', true, 1],
  ['子', true, 2],
  ['子の子', true, 3],
  ['子（子の妻）', true, 3],
  ['母', true, 4],
  ['妹', true, 5],
  ['父の母', true, 6],
  ['妻の父', true, 7],
  ['子の子の子の子', true, 3],
  ['同居人', true, 7],
  ['縁故者', true, 7],
  ['子の子の子の子の子', false, 3],
  ['孫', false, 7],
  ['世帯主の子', false, 7],
  ['', false, 7],
])('続柄 %s: allowed %s, rank %i', (word, allowed, rank) => {
  expect([Relationship.safeParse(word).success, rankOf(word)]).toEqual([allowed, rank]);
});
