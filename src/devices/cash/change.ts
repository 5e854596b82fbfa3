import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

/** Coins at hand. */
export type Coins = Readonly<Record<ChangeCoin, number>>;

export interface Change {
  /** Largest coin first. */
  readonly coins: readonly { readonly coin: ChangeCoin; readonly coins: number }[];
  /** Yen that cannot be given. */
  readonly missing: number;
}

/**
 * Which coins make up `amount`: the largest first. Because each coin divides the next one (10 | 50 | 100 | 500), this
 * finds exact change whenever there is any, and otherwise leaves the least missing.
 */
export function change(amount: number, stock: Coins): Change {
  let missing = amount;
  const coins = CHANGE_COINS.toReversed().map((coin) => {
    const pieces = Math.min(Math.floor(missing / coin), Math.max(0, stock[coin]));
    missing -= pieces * coin;
    return { coin, coins: pieces };
  });
  return { coins: coins.filter(({ coins }) => coins > 0), missing };
}

/** Whether every amount up to `most` yen that coins can make can be paid exactly. */
export function canPayAllUpTo(most: number, stock: Coins): boolean {
  for (let amount = 10; amount <= most; amount += 10) {
    if (change(amount, stock).missing > 0) return false;
  }
  return true;
}
