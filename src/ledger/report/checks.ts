import type { PeriodReport } from '#contract/day-report.ts';
import { yen } from '#contract/yen.ts';

import type { Movements } from './movements.ts';

interface Reckoned {
  readonly lines: PeriodReport['issued'];
  readonly relay: PeriodReport['relay'];
  readonly moved: Movements;
  readonly units: PeriodReport['units'];
  readonly owedInPeriod: number;
}

/**
 * The same sums by two ways that share no query: papers against fees, money in the units against what moved them, and what is
 * owed by its list against its account.
 */
export function checksOf({ lines, relay, moved, units, owedInPeriod }: Reckoned): PeriodReport['checks'] {
  const papers = lines.reduce((sum, line) => sum + line.yen, 0) + relay.yen;
  const grown = units.reduce((sum, { opening, closing }) => sum + closing - opening, 0);
  const others = (
    ['customer', 'revenue', 'owed', 'inDoubt', 'float', 'collected', 'counter', 'difference'] as const
  ).reduce((sum, account) => sum + moved.of(account), 0);
  return [
    { check: 'papersAndFees', one: yen(papers), other: yen(0 - moved.of('revenue')) },
    { check: 'unitsAndMovements', one: yen(grown), other: yen(0 - others) },
    {
      check: 'owedListAndAccount',
      one: yen(owedInPeriod),
      other: yen(0 - moved.of('owed', 'owed')),
    },
  ];
}
