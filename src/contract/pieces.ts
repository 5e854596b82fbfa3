import { z } from 'zod';

import type { CashUnit } from './money.ts';
import { yen } from './yen.ts';
import type { Denomination, Yen } from './yen.ts';

/** More pieces than any box holds: a limit against a slip of the finger. */
export const MAX_PIECES = 20_000;
const Count = z.int().min(0).max(MAX_PIECES).optional();

/** 金種票: how many pieces of each denomination were counted; what is left out is none. */
export const Pieces = z.strictObject({ 10: Count, 50: Count, 100: Count, 500: Count, 1000: Count });
export type Pieces = z.infer<typeof Pieces>;

export const DENOMINATIONS = [10, 50, 100, 500, 1000] as const satisfies readonly Denomination[];

export function sumOf(pieces: Pieces): Yen {
  return yen(DENOMINATIONS.reduce((sum, each) => sum + each * (pieces[each] ?? 0), 0));
}

/** Whether such pieces can lie in a unit: notes in the stacker, coins in the cashbox, its own coin in a hopper. */
export function canLieIn(unit: CashUnit, pieces: Pieces): boolean {
  return DENOMINATIONS.every((each) => (pieces[each] ?? 0) === 0 || holds(unit, each));
}

function holds(unit: CashUnit, denomination: Denomination): boolean {
  if (unit === 'stacker') return denomination === 1000;
  if (unit === 'cashbox') return denomination !== 1000;
  return unit === `hopper:${denomination}`;
}
