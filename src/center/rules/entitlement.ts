import { exemptionOf, feeOn } from '#certificates/fees.ts';
import { dayOf } from '#certificates/japan-time.ts';
import type { Entitlement, Withheld } from '#contract/center.ts';
import type { Town, TownKind } from '#contract/town.ts';
import { yen } from '#contract/yen.ts';

import type { Holder } from '../register/holder.ts';
import type { Asked } from './asked.ts';
import { choicesOf } from './choices.ts';
import { askedOfAddendum, askedOfFamily } from './kinds/family-register.ts';
import { askedOfItems } from './kinds/recorded-items.ts';
import { askedOfRecord } from './kinds/resident-record.ts';
import { askedOfSeal } from './kinds/seal-registration.ts';
import { askedOfTax } from './kinds/tax-certificate.ts';
import { askedOfPayment } from './kinds/tax-payment.ts';
import { isSuspended } from './standing.ts';

/**
 * What this person may get at a moment (ms), kind by kind; nothing at all is the refusal. Whatever keeps a kind from somebody,
 * it is missing here and no more is said.
 */
export function entitlementsOf(holder: Holder, town: Town, now: number): readonly Entitlement[] {
  const today = dayOf(now);
  return town.kinds.flatMap((kind): Entitlement[] => {
    const fee = feeOn(town, kind.kind, today);
    const exemption = exemptionOf(town, kind.kind, holder.member?.resident.exemption, today);
    const possible = askedOf(kind, holder, now);
    if (fee === null || possible === undefined || typeof possible === 'string') return [];
    const terms = exemption === undefined ? { fee } : { fee: yen(0), exemption };
    return [{ kind: kind.kind, ...terms, ...choicesOf(kind, possible) }];
  });
}

/** The kinds that are not issued to this person, where the rules say that they be told why. */
export function withheldFrom(holder: Holder, town: Town, now: number): readonly Withheld[] {
  return town.kinds.flatMap((kind): Withheld[] => {
    const why = askedOf(kind, holder, now);
    return typeof why === 'string' ? [{ kind: kind.kind, why }] : [];
  });
}

function askedOf(kind: TownKind, holder: Holder, now: number): Asked {
  const { member } = holder;
  if (member !== null && isSuspended(kind.kind, member)) return undefined;
  const today = dayOf(now);
  switch (kind.kind) {
    case 'ResidentRecord':
      return member === null ? undefined : askedOfRecord(member, today);
    case 'RecordedItems':
      return member === null ? undefined : askedOfItems(member, today);
    case 'SealRegistration':
      return member === null ? undefined : askedOfSeal(member, today);
    case 'TaxCertificate':
      return askedOfTax(kind, holder, now);
    case 'TaxPayment':
      return askedOfPayment(kind, holder, now);
    case 'FamilyRegister':
      return askedOfFamily(holder, today);
    case 'FamilyRegisterAddendum':
      return askedOfAddendum(holder, today);
  }
}
