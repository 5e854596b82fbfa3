import type { ForeignResident } from '#certificates/data/foreign-resident.ts';

import type { RegisterFile, RegisteredHousehold, RegisteredResident } from './schema.ts';

/** What no register may say, by number only: a message may end up in a log. */
export function inconsistencies({ households }: Pick<RegisterFile, 'households'>): readonly string[] {
  const residents = households.flatMap((household) => household.residents);
  return [
    ...repeated(households.map(({ id }) => id)).map((id) => `household ${id} appears twice`),
    ...repeated(residents.map(({ id }) => id)).map((id) => `resident ${id} appears twice`),
    ...repeated(residents.flatMap(({ card }) => card?.commonName ?? [])).map(
      (name) => `certificate ${name} belongs to two residents`,
    ),
    ...households
      .filter((household) => heads(household) !== 1)
      .map(({ id }) => `household ${id}: one 世帯主`),
    ...households
      .filter(({ address, building }) => building !== undefined && !address.endsWith(building))
      .map(({ id }) => `household ${id}: 方書 is not the end of its address`),
    ...residents.flatMap(mistakesOf),
  ];
}

/** Living householders; a household of the dead alone has none and needs none. */
function heads({ residents }: RegisteredHousehold): number {
  const living = residents.filter(({ standing }) => standing.is !== 'deceased' && standing.is !== 'movedOut');
  return living.length === 0 ? 1 : living.filter(({ person }) => person.relationship === '世帯主').length;
}

function mistakesOf({ id, person }: RegisteredResident): readonly string[] {
  const mistakes: string[] = [];
  if (person.relationship === null) mistakes.push(`resident ${id}: 続柄 is missing`);
  if (person.becameResident === null) mistakes.push(`resident ${id}: 住民となった年月日 is missing`);
  if (person.foreign !== null && !isWhole(person.foreign))
    mistakes.push(`resident ${id}: an item that this category of foreign residents must have, or must not`);
  const japanese = person.domicile !== null && person.familyHead !== null;
  const foreign = person.domicile === null && person.familyHead === null;
  if (person.foreign === null ? !japanese : !foreign)
    mistakes.push(`resident ${id}: 本籍 and 筆頭者 for Japanese, and only for them`);
  return mistakes;
}

/** Which items there are depends on the category (住民基本台帳法30条の45の表). */
function isWhole(foreign: ForeignResident): boolean {
  const { category, nationality, status, period, cardNumber, aliasHistory, alias } = foreign;
  if (nationality === null || category === null || foreign.becameForeignResident === null) return false;
  if (aliasHistory === null || (alias !== null && !aliasHistory.some((each) => each.removed === null)))
    return false;
  switch (category) {
    case '中長期在留者':
      return status !== null && cardNumber !== null;
    case '特別永住者':
      return status === null && period === null && cardNumber !== null;
    case '一時庇護許可者':
    case '仮滞在許可者':
      return period !== null && status === null;
    case '出生による経過滞在者':
    case '国籍喪失による経過滞在者':
      return status === null && period === null && cardNumber === null;
  }
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
