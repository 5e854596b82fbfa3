import type { Area, MoneyOutcome, Screen } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

/** Money that could not all be paid back. */
export const owed: MoneyOutcome = {
  state: 'owed',
  amount: yen(400),
  returned: yen(100),
  owedNumber: 'M-0123-4567',
};

/** A trouble in which nothing was printed and no place helps. */
export function trouble(
  area: Area,
  code: string,
  who: 'resident' | 'staff' | 'technician',
  money: MoneyOutcome,
): Extract<Screen, { name: 'trouble' }> {
  return {
    name: 'trouble',
    area,
    code,
    who,
    money,
    printed: 0,
    canRetry: false,
    help: null,
    cardOnReader: false,
  };
}
