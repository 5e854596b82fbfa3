import type { Kind } from '#contract/certificate.ts';

import type { Membership, Resident } from '../register/register.ts';
import { countsAs, hasReached } from './day.ts';

/** Below this age nothing is issued at a terminal. */
const YOUNGEST = 15;

/**
 * Whether anything may be issued to this person at a terminal today. Why not is said to nobody: not to the terminal, not in a
 * log, because the reason itself can endanger (支援措置).
 */
export function mayBeServed({ resident, household }: Membership, today: string): boolean {
  return (
    household.residents.every(({ standing }) => standing.is !== 'leaving' && standing.is !== 'protected') &&
    resident.standing.is !== 'deceased' &&
    resident.standing.is !== 'movedOut' &&
    !movedInToday(resident, today) &&
    hasReached(YOUNGEST, countsAs(resident.person.birth), today) &&
    resident.card !== null &&
    resident.card.issuedOn < today
  );
}

function movedInToday({ standing }: Resident, today: string): boolean {
  return standing.is === 'movedIn' && (standing.on === 'today' || standing.on >= today);
}

/** Those of a household who are on its record today; the dead and those who left are on another (除票). */
export function membersOf({ household }: Pick<Membership, 'household'>): readonly Resident[] {
  return household.residents.filter(
    ({ standing }) => standing.is !== 'deceased' && standing.is !== 'movedOut',
  );
}

/** Whether a kind is suspended (発行抑止) for somebody who would be on it. */
export function isSuspended(kind: Kind, { resident, household }: Membership): boolean {
  const onIt = kind === 'ResidentRecord' || kind === 'RecordedItems' ? membersOf({ household }) : [resident];
  return onIt.some(({ suspended }) => suspended.includes(kind));
}
