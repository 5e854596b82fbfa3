import { CHANGE_COINS } from '#contract/yen.ts';
import type { Denomination } from '#contract/yen.ts';
import { canPayAllUpTo, change } from './change.ts';
import type { Coins } from './change.ts';

export interface Acceptance {
  /** What may be taken next. */
  readonly accepting: readonly Denomination[];
  /** 釣銭切れ: nothing may be taken that would call for change. */
  readonly exactOnly: boolean;
}

const NOTE = 1000;
const NONE: Acceptance = { accepting: [], exactOnly: false };

/**
 * What may be taken, so that whatever follows can be paid back: the change as well as, after a cancellation, the whole sum.
 * `stock` counts only coins that are surely there. One coin is let in at a time; beside a note one coin may still come.
 */
export function acceptance(
  due: number,
  credited: number,
  stock: Coins,
  takes: readonly Denomination[],
): Acceptance {
  const missing = due - credited;
  if (missing <= 0) return NONE;
  const free = takes.filter((item) => canPayAllUpTo(due - 10 + item + (item === NOTE ? 500 : 0), stock));
  if (free.length > 0) return { accepting: free, exactOnly: false };
  const exact = CHANGE_COINS.filter((coin) => {
    const after = { ...stock, [coin]: stock[coin] + 1 };
    return takes.includes(coin) && coin <= missing && change(credited + coin, after).missing === 0;
  });
  return { accepting: exact, exactOnly: true };
}
