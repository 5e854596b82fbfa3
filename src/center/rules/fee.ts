import type { Town } from '#contract/town.ts';
import type { Yen } from '#contract/yen.ts';

export type TownKind = Town['kinds'][number];

/** The fee (手数料), yen, in force on `today`; undefined before the first one. */
export function feeInForce({ fees }: TownKind, today: string): Yen | undefined {
  const begun = fees.filter(({ from }) => from <= today);
  return begun.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1)?.yen;
}
