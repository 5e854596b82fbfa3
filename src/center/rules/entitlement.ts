import { exemptionOf, feeOn } from '#certificates/fees.ts';
import { dayOf } from '#certificates/japan-time.ts';
import type { Entitlement } from '#contract/center.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { Town, TownKind } from '#contract/town.ts';
import { yen } from '#contract/yen.ts';

import type { Membership } from '../register/register.ts';
import { choicesOf } from './choices.ts';
import { askedOfItems } from './kinds/recorded-items.ts';
import { askedOfRecord } from './kinds/resident-record.ts';
import { askedOfSeal } from './kinds/seal-registration.ts';
import { isSuspended } from './standing.ts';

/**
 * What this person may get at a moment (ms), kind by kind; nothing at all is the refusal. Whatever keeps a kind from somebody,
 * it is missing here and no more is said.
 */
export function entitlementsOf(member: Membership, town: Town, now: number): readonly Entitlement[] {
  const today = dayOf(now);
  return town.kinds.flatMap((kind): Entitlement[] => {
    const fee = feeOn(town, kind.kind, today);
    const exemption = exemptionOf(town, kind.kind, member.resident.exemption, today);
    const possible = isSuspended(kind.kind, member) ? undefined : possibleFor(kind, member, today);
    if (fee === null || possible === undefined) return [];
    const terms = exemption === undefined ? { fee } : { fee: yen(0), exemption };
    return [{ kind: kind.kind, ...terms, ...choicesOf(kind, possible) }];
  });
}

/** What could be asked of this person about a kind, in order; undefined if it is not issued to them. */
function possibleFor(
  { kind }: TownKind,
  member: Membership,
  today: string,
): readonly OfferedOption[] | undefined {
  switch (kind) {
    case 'ResidentRecord':
      return askedOfRecord(member, today);
    case 'RecordedItems':
      return askedOfItems(member, today);
    case 'SealRegistration':
      return askedOfSeal(member, today);
  }
}
