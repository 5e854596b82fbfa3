import { answered } from '#certificates/choosing.ts';
import type { Chosen } from '#certificates/choosing.ts';
import type { Entitlement } from '#contract/center.ts';
import { MAX_BASKET } from '#contract/certificate.ts';
import type { Kind } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { BasketLine, Offer } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

/** A fresh line for a kind, as the town sets it out: one copy, the defaults. */
export function draftOf(entitlement: Entitlement): BasketLine {
  return { options: entitlement.defaults, copies: 1, feeEach: entitlement.fee };
}

export function entitlementTo(kind: Kind, entitlements: readonly Entitlement[]): Entitlement | undefined {
  return entitlements.find((entitlement) => entitlement.kind === kind);
}

/** The line with what the resident chose; what was not on offer changes nothing. */
export function withOption(line: BasketLine, offered: readonly OfferedOption[], chosen: Chosen): BasketLine {
  return { ...line, options: answered(line.options, offered, chosen) };
}

/** Whether there is anything to choose at all. */
export function hasChoice(offered: readonly OfferedOption[]): boolean {
  return offered.length > 0;
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
