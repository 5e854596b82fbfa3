import type { Entitlement } from '#contract/center.ts';
import { MAX_BASKET } from '#contract/certificate.ts';
import type { Kind, Options } from '#contract/certificate.ts';
import type { BasketLine, OfferedOptions, Offer } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

/** A fresh line for a kind, as the town sets it out: one copy, the defaults. */
export function draftOf(entitlement: Entitlement): BasketLine {
  return { options: entitlement.defaults, copies: 1, feeEach: entitlement.fee };
}

export function entitlementTo(kind: Kind, entitlements: readonly Entitlement[]): Entitlement | undefined {
  return entitlements.find((entitlement) => entitlement.kind === kind);
}

/** The line with what the resident chose; an item that is not on offer keeps the town's choice. */
export function withOptions(line: BasketLine, chosen: Options, offered: OfferedOptions): BasketLine {
  if (chosen.kind !== 'ResidentRecord' || line.options.kind !== 'ResidentRecord') return line;
  const { scope, relationship, domicile } = line.options;
  const options: Options = {
    kind: 'ResidentRecord',
    scope: offered.scope ? chosen.scope : scope,
    relationship: offered.relationship ? chosen.relationship : relationship,
    domicile: offered.domicile ? chosen.domicile : domicile,
  };
  return { ...line, options };
}

/** Whether there is anything to choose at all. */
export function hasChoice(offered: OfferedOptions): boolean {
  return offered.scope || offered.relationship || offered.domicile;
}

export function totalOf(lines: readonly BasketLine[]): Yen {
  return yen(lines.reduce((sum, { copies, feeEach }) => sum + copies * feeEach, 0));
}

export function canAdd(lines: readonly BasketLine[]): boolean {
  return lines.length < MAX_BASKET;
}

/** What this person may add, drawn like the offers of the first screen. */
export function offersFor(entitlements: readonly Entitlement[], offers: readonly Offer[]): readonly Offer[] {
  return offers.flatMap((offer) => {
    const entitlement = entitlementTo(offer.kind, entitlements);
    return entitlement ? [{ ...offer, fee: entitlement.fee }] : [];
  });
}
