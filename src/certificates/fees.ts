import type { Kind } from '#contract/certificate.ts';
import type { Town } from '#contract/town.ts';
import type { Yen } from '#contract/yen.ts';

/** The fee (手数料) of one copy on a day in Japan; `null` while none is in force, and then the kind is not issued. */
export function feeOn(town: Town, kind: Kind, day: string): Yen | null {
  const inForce = town.kinds
    .filter((each) => each.kind === kind)
    .flatMap(({ fees }) => fees)
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => one.from.localeCompare(other.from));
  return inForce.at(-1)?.yen ?? null;
}
