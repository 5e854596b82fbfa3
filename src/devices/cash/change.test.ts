import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { canPayAllUpTo, change } from './change.ts';
import type { Coins } from './change.ts';

const pieces = fc.nat(6);
const stock = fc.record({ 10: pieces, 50: pieces, 100: pieces, 500: pieces });
const sumOf = (coins: ReturnType<typeof change>['coins']) =>
  coins.reduce((sum, { coin, coins: count }) => sum + coin * count, 0);

/** All sums that the coins can make, tried out. */
function sums(coins: Coins): ReadonlySet<number> {
  const all = new Set<number>();
  for (let a = 0; a <= coins[10]; a++)
    for (let b = 0; b <= coins[50]; b++)
      for (let c = 0; c <= coins[100]; c++)
        for (let d = 0; d <= coins[500]; d++) all.add(a * 10 + b * 50 + c * 100 + d * 500);
  return all;
}

test('finds exact change whenever brute force does, and otherwise leaves the least missing', () => {
  fc.assert(
    fc.property(stock, fc.nat(150), (coins, tens) => {
      const amount = tens * 10;
      const found = change(amount, coins);
      const best = Math.max(...[...sums(coins)].filter((sum) => sum <= amount));
      expect(found.missing).toBe(amount - best);
      expect(sumOf(found.coins)).toBe(best);
      for (const { coin, coins: count } of found.coins) expect(count).toBeLessThanOrEqual(coins[coin]);
    }),
  );
});

test('can pay all amounts up to a sum exactly when brute force can', () => {
  fc.assert(
    fc.property(stock, fc.nat(60), (coins, tens) => {
      const possible = sums(coins);
      const all = Array.from({ length: tens }, (_, at) => (at + 1) * 10).every((amount) =>
        possible.has(amount),
      );
      expect(canPayAllUpTo(tens * 10, coins)).toBe(all);
    }),
  );
});

test('begins with the largest coin', () => {
  expect(change(680, { 10: 9, 50: 9, 100: 9, 500: 9 })).toEqual({
    coins: [
      { coin: 500, coins: 1 },
      { coin: 100, coins: 1 },
      { coin: 50, coins: 1 },
      { coin: 10, coins: 3 },
    ],
    missing: 0,
  });
});
