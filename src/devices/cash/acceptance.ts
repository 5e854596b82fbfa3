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
 * The worst case is the due sum short of one coin, then the item, then `inFlight` coins that fall before the gate is shut
 * (none where it shuts by itself behind each coin), and beside a note one coin more. `stock` counts only coins that are
 * surely there.
 */
export function acceptance(
  due: number,
  credited: number,
  stock: Coins,
  takes: readonly Denomination[],
  inFlight = 0,
): Acceptance {
  const missing = due - credited;
  if (missing <= 0) return NONE;
  const largest = Math.max(0, ...takes.filter((item) => item !== NOTE));
  const beside = (item: Denomination) => largest * Math.max(inFlight, item === NOTE ? 1 : 0);
  const free = takes.filter((item) => canPayAllUpTo(due - 10 + item + beside(item), stock));
  if (free.length > 0) return { accepting: free, exactOnly: false };
  const exact = CHANGE_COINS.filter((coin) => {
    const after = { ...stock, [coin]: stock[coin] + 1 };
    return takes.includes(coin) && coin <= missing && change(credited + coin, after).missing === 0;
  });
  return { accepting: exact, exactOnly: true };
}
