import { isRelationship } from './relationship.ts';
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
    ...residents.flatMap(mistakesOf),
  ];
}

/** Living householders; a household of the dead alone has none and needs none. */
function heads({ residents }: RegisteredHousehold): number {
  const living = residents.filter(({ standing }) => standing.is !== 'deceased');
  return living.length === 0 ? 1 : living.filter(({ person }) => person.relationship === '世帯主').length;
}

function mistakesOf({ id, person }: RegisteredResident): readonly string[] {
  const mistakes: string[] = [];
  if (person.relationship === null || !isRelationship(person.relationship))
    mistakes.push(`resident ${id}: 続柄 is not a word of the register`);
  const japanese = person.domicile !== null && person.familyHead !== null;
  const foreign = person.domicile === null && person.familyHead === null;
  if (person.foreign === null ? !japanese : !foreign)
    mistakes.push(`resident ${id}: 本籍 and 筆頭者 for Japanese, and only for them`);
  return mistakes;
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
