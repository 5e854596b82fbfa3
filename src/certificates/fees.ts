import type { Kind } from '#contract/certificate.ts';
import type { Exemption } from '#contract/exemption.ts';
import type { Channel, Town } from '#contract/town.ts';
import type { Yen } from '#contract/yen.ts';

/** The fee (手数料) of one copy on a day in Japan; `null` while none is in force, and then the kind is not issued. */
export function feeOn(town: Town, kind: Kind, day: string, channel: Channel = 'terminal'): Yen | null {
  const inForce = town.kinds
    .filter((each) => each.kind === kind)
    .flatMap(({ fees }) => fees)
    .filter((fee) => fee.from <= day && (fee.channel ?? 'terminal') === channel)
    .toSorted((one, other) => one.from.localeCompare(other.from));
  return inForce.at(-1)?.yen ?? null;
}

/** 手数料免除: the reason, if it is in force for this kind on a day in Japan. */
export function exemptionOf(
  town: Town,
  kind: Kind,
  reason: Exemption | undefined,
  day: string,
): Exemption | undefined {
  const listed = town.exemptions?.find((each) => each.reason === reason);
  return listed !== undefined && listed.kinds.includes(kind) && listed.from <= day ? reason : undefined;
}
