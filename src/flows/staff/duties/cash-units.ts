import type { Pieces } from '#contract/pieces.ts';
import { sumOf } from '#contract/pieces.ts';
import type { CashUnit } from '#contract/money.ts';
import type { StaffId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Recorded } from '#contract/cashier.ts';
import type { Choice, Fact, FieldName } from '#contract/staff-view.ts';
import { CHANGE_COINS } from '#contract/yen.ts';

import { numberOf } from '../duty.ts';
import type { ActingDuty, Asked, Duty } from '../duty.ts';
import type { StaffBooks } from '../office.ts';

type Cashier = StaffBooks['cashier'];

/** 釣銭補充・引抜き: so many coins into a hopper, or out of it. */
export function floatDuties(cashier: Cashier): { readonly float: Duty; readonly takeOut: Duty } {
  const coins = (): readonly Choice[] =>
    CHANGE_COINS.map((coin) => {
      const books = cashier.units().find(({ unit }) => unit === `hopper:${coin}`)?.yen ?? 0;
      return { of: 'coin', coin, coins: Math.max(0, Math.floor(books / coin)) };
    });
  const moving = (
    way: 1 | -1,
    move: (coin: Extract<Choice, { of: 'coin' }>['coin'], count: number, by: StaffId) => Recorded<undefined>,
  ): ActingDuty => {
    const facts = (asked: Asked): readonly Fact[] => {
      if (asked.choice?.of !== 'coin') return [];
      const { coin, coins: before } = asked.choice;
      const count = numberOf(asked, 'coins');
      return [
        { is: 'unit', fact: 'unit', unit: `hopper:${coin}` },
        { is: 'count', fact: way === 1 ? 'putIn' : 'takenOut', count },
        { is: 'yen', fact: 'sum', yen: count * coin },
        { is: 'count', fact: 'coinsAfter', count: before + way * count },
      ];
    };
    return {
      choices: coins,
      opens: (choice) => (choice?.of === 'coin' ? `hopper:${choice.coin}` : undefined),
      fields: () => ['coins'],
      review: facts,
      act(asked, by) {
        if (asked.choice?.of !== 'coin') return err('unknown');
        const moved = move(asked.choice.coin, numberOf(asked, 'coins'), by);
        return moved.ok ? ok(facts(asked)) : moved;
      },
    };
  };
  return {
    float: moving(1, (...asked) => cashier.load(...asked)),
    takeOut: moving(-1, (...asked) => cashier.takeOut(...asked)),
  };
}

const OF_UNIT: Readonly<Record<CashUnit, readonly FieldName[]>> = {
  cashbox: ['pieces500', 'pieces100', 'pieces50', 'pieces10'],
  stacker: ['pieces1000'],
  'hopper:10': ['pieces10'],
  'hopper:50': ['pieces50'],
  'hopper:100': ['pieces100'],
  'hopper:500': ['pieces500'],
};

/** 収納金回収・実査: a unit is counted; with a bag its money leaves the terminal. */
export function countDuties(cashier: Cashier): { readonly collect: Duty; readonly count: Duty } {
  const units = (): readonly Choice[] => cashier.units().map(({ unit, yen }) => ({ of: 'unit', unit, yen }));
  const fieldsOf = (choice: Choice | undefined): readonly FieldName[] =>
    choice?.of === 'unit' ? OF_UNIT[choice.unit] : [];
  const facts = (asked: Asked): readonly Fact[] => {
    if (asked.choice?.of !== 'unit') return [];
    const { unit, yen: books } = asked.choice;
    const counted = sumOf(piecesOf(asked));
    const bag = asked.typed.bag;
    return [
      { is: 'unit', fact: 'unit', unit },
      ...(bag === undefined ? [] : [{ is: 'figures', fact: 'bag', figures: bag } as const]),
      { is: 'yen', fact: 'books', yen: books },
      { is: 'yen', fact: 'counted', yen: counted },
      { is: 'yen', fact: 'difference', yen: counted - books },
    ];
  };
  return {
    collect: {
      choices: units,
      opens: (choice) => (choice?.of === 'unit' ? choice.unit : undefined),
      fields: (choice) => ['bag', ...fieldsOf(choice)],
      review: facts,
      act(asked, by) {
        if (asked.choice?.of !== 'unit') return err('unknown');
        const { unit } = asked.choice;
        const sealBag = asked.typed.bag ?? '';
        const told = cashier.collect({ unit, pieces: piecesOf(asked), sealBag, by });
        return told.ok ? ok(facts(asked)) : told;
      },
    },
    count: {
      choices: units,
      opens: (choice) => (choice?.of === 'unit' ? choice.unit : undefined),
      fields: fieldsOf,
      review: facts,
      act(asked, by) {
        if (asked.choice?.of !== 'unit') return err('unknown');
        const told = cashier.count({ unit: asked.choice.unit, pieces: piecesOf(asked), by });
        return told.ok ? ok(facts(asked)) : told;
      },
    },
  };
}

function piecesOf(asked: Asked): Pieces {
  const of = (field: FieldName) => numberOf(asked, field);
  return {
    10: of('pieces10'),
    50: of('pieces50'),
    100: of('pieces100'),
    500: of('pieces500'),
    1000: of('pieces1000'),
  };
}
