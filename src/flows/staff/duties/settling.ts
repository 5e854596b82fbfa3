import type { CashUnit } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import type { Fact } from '#contract/staff-view.ts';
import { yen } from '#contract/yen.ts';

import { numberOf } from '../duty.ts';
import type { Asked, Duty } from '../duty.ts';
import type { StaffBooks } from '../office.ts';

/** 金額不明・未返金: what is open in the books is settled. */
export function settlingDuties({ cashier, openDoubts }: Pick<StaffBooks, 'cashier' | 'openDoubts'>): {
  readonly doubts: Duty;
  readonly owed: Duty;
} {
  const doubtFacts = (asked: Asked): readonly Fact[] => {
    if (asked.choice?.of !== 'doubt') return [];
    const { direction, min, max } = asked.choice;
    const moved = numberOf(asked, 'yen');
    const unit = foundIn(asked);
    return [
      { is: 'yen', fact: 'least', yen: min },
      { is: 'yen', fact: 'most', yen: max },
      { is: 'yen', fact: direction === 'in' ? 'cameIn' : 'wentOut', yen: moved },
      ...(unit === undefined ? [] : [{ is: 'unit', fact: 'foundIn', unit } as const]),
    ];
  };
  return {
    doubts: {
      choices: () =>
        openDoubts().map(({ id, direction, min, max, cause }) => ({
          of: 'doubt',
          doubt: id,
          direction,
          min,
          max,
          cause,
        })),
      fields: () => ['yen'],
      review: doubtFacts,
      act(asked, by) {
        if (asked.choice?.of !== 'doubt') return err('unknown');
        const told = cashier.resolve({
          doubt: asked.choice.doubt,
          yen: yen(numberOf(asked, 'yen')),
          unit: foundIn(asked),
          by,
        });
        if (!told.ok) return told;
        const { owedNumber } = told.value;
        const owed =
          owedNumber === undefined
            ? []
            : [{ is: 'figures', fact: 'owedNumber', figures: owedNumber } as const];
        return ok([...doubtFacts(asked), ...owed]);
      },
    },
    owed: {
      choices: () =>
        cashier.openOwed().map(({ number, open, payable }) => ({ of: 'owed', number, open, payable })),
      review: owedFacts,
      act(asked, by) {
        if (asked.choice?.of !== 'owed') return err('unknown');
        const { number } = asked.choice;
        const paid = cashier.payOwed(number, by);
        if (!paid.ok) return paid;
        return ok([
          { is: 'figures', fact: 'owedNumber', figures: number },
          { is: 'yen', fact: 'paid', yen: paid.value },
        ]);
      },
    },
  };
}

/** Money that came in must be said to lie somewhere: a note in the stacker, a coin in the cash box. */
function foundIn(asked: Asked): CashUnit | undefined {
  if (asked.choice?.of !== 'doubt' || asked.choice.direction !== 'in' || numberOf(asked, 'yen') === 0)
    return undefined;
  return asked.choice.cause.startsWith('note') ? 'stacker' : 'cashbox';
}

function owedFacts({ choice }: Asked): readonly Fact[] {
  if (choice?.of !== 'owed') return [];
  return [
    { is: 'figures', fact: 'owedNumber', figures: choice.number },
    { is: 'yen', fact: 'open', yen: choice.open },
    { is: 'yen', fact: 'payable', yen: choice.payable },
  ];
}
