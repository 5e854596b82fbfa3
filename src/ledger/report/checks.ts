import type { PeriodReport } from '#contract/day-report.ts';
import type { CashUnit } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import type { Movements } from './movements.ts';

interface Reckoned {
  readonly lines: PeriodReport['issued'];
  readonly relay: PeriodReport['relay'];
  readonly moved: Movements;
  readonly units: readonly { readonly unit: CashUnit; readonly opening: Yen; readonly closing: Yen }[];
  /** By how much each unit grew by what devices and staff told. */
  readonly told: (unit: CashUnit) => Yen;
  readonly owedInPeriod: number;
}

/**
 * The same sums by two ways that share no query: papers against fees, each unit by the books against what devices and staff
 * told of it, and what is owed by its list against its account.
 */
export function checksOf({
  lines,
  relay,
  moved,
  units,
  told,
  owedInPeriod,
}: Reckoned): PeriodReport['checks'] {
  const papers = lines.reduce((sum, line) => sum + line.yen, 0) + relay.yen;
  return [
    { check: 'papersAndFees', one: yen(papers), other: yen(0 - moved.of('revenue')) },
    ...units.map(({ unit, opening, closing }) => ({
      check: `told ${unit}`,
      one: yen(closing - opening),
      other: told(unit),
    })),
    {
      check: 'owedListAndAccount',
      one: yen(owedInPeriod),
      other: yen(0 - moved.of('owed', 'owed')),
    },
  ];
}
