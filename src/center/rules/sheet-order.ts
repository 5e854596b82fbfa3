import type { Resident } from '../register/register.ts';
import { rankOf } from '#certificates/data/relationship.ts';
import { countsAs } from './day.ts';

/**
 * Members as they stand on a sheet (住民記録システム標準仕様書 1010): 世帯主, spouse, children by birth, their families, parents
 * and so on; those alike by 宛名番号.
 */
export function sheetOrder(members: readonly Resident[]): readonly Resident[] {
  return members.toSorted((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    if (first !== second) return first - second;
    const elder = a.person.relationship === '子' ? birth(a).localeCompare(birth(b)) : 0;
    return elder || a.id.localeCompare(b.id);
  });
}

const rank = ({ person }: Resident) => rankOf(person.relationship ?? '');
const birth = ({ person }: Resident) => countsAs(person.birth);
