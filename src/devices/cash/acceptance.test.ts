import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ChangeCoin } from '#contract/yen.ts';
import { acceptance } from './acceptance.ts';
import type { Gate } from './acceptance.ts';
import { canPayAllUpTo, change } from './change.ts';
import type { Coins } from './change.ts';

const ALL = [10, 50, 100, 500, 1000] as const;
/** A gate that shuts behind each coin, every coin into its hopper, and counts that are right to the last coin. */
const GATE: Gate = { inFlight: 0, recycled: [10, 50, 100, 500], reserve: 0 };
const RICH = { 10: 20, 50: 10, 100: 20, 500: 5 };

test.each([
  ['all, with enough change', 300, 0, RICH, ALL, false],
  [
    'no note, where a note could not be changed',
    300,
    0,
    { 10: 9, 50: 1, 100: 7, 500: 0 },
    [10, 50, 100, 500],
    false,
  ],
  ['only the exact sum, without change', 300, 0, { 10: 0, 50: 0, 100: 0, 500: 0 }, [10, 50, 100], true],
  [
    'nothing above what is missing, without change',
    300,
    220,
    { 10: 2, 50: 0, 100: 2, 500: 0 },
    [10, 50],
    true,
  ],
  ['nothing more once paid', 300, 300, RICH, [], false],
])('takes %s', (_, due, credited, stock, accepting, exactOnly) => {
  expect(acceptance(due, credited, stock, ALL, GATE)).toEqual({ accepting, exactOnly });
});

test('takes nothing that the devices do not', () => {
  expect(acceptance(300, 0, RICH, [10, 1000], GATE).accepting).toEqual([10, 1000]);
  expect(acceptance(300, 0, RICH, [], GATE)).toMatchObject({ accepting: [] });
});

const NOTHING = { 10: 0, 50: 0, 100: 0, 500: 0 };
/** Just enough for a note, the one coin beside it, and a sum of 300 yen short of one coin: 1,790 yen. */
const ENOUGH = { 10: 4, 50: 1, 100: 7, 500: 2 };

test.each<[string, Coins, Partial<Gate>, readonly number[]]>([
  ['all, where the counts suffice to the last coin', ENOUGH, {}, [...ALL]],
  ['no note, where one coin of the counts is not to be relied on', ENOUGH, { reserve: 1 }, [10, 50, 100]],
  [
    'coins alone, where five more may fall behind each',
    { ...RICH, 500: 2 },
    { inFlight: 5 },
    [10, 50, 100, 500],
  ],
  [
    'all again, with as much more change as five coins come to',
    { ...RICH, 500: 12 },
    { inFlight: 5 },
    [...ALL],
  ],
  ['nothing on a reserve alone', { 10: 2, 50: 2, 100: 2, 500: 2 }, { reserve: 2, recycled: [] }, []],
  ['no coin that ends in the cashbox, where only it could be paid back', NOTHING, { recycled: [10] }, [10]],
  [
    'only coins that make up the sum, where more may fall behind them',
    NOTHING,
    { inFlight: 5 },
    [10, 50, 100],
  ],
])('with what lies between gate and counts it takes %s', (_, stock, gate, accepting) => {
  expect(acceptance(300, 0, stock, ALL, { ...GATE, ...gate }).accepting).toEqual(accepting);
});

test('without change and with coins in flight, 100 yen are not taken for 150', () => {
  const gate = { ...GATE, inFlight: 5 };
  expect(acceptance(150, 0, NOTHING, ALL, gate)).toEqual({ accepting: [10, 50], exactOnly: true });
});

test('whatever falls before the gate is shut, the sum or all of it can be given back', () => {
  const coins = fc.array(fc.constantFrom<ChangeCoin>(10, 50, 100, 500), { minLength: 1, maxLength: 6 });
  const few = fc.nat(2);
  const stocks = fc.record({ 10: few, 50: few, 100: few, 500: few });
  fc.assert(
    fc.property(stocks, fc.integer({ min: 1, max: 60 }), coins, (stock, tens, fallen) => {
      const due = tens * 10;
      const { accepting } = acceptance(due, 0, stock, ALL, { ...GATE, inFlight: 5 });
      const entered = fallen.filter((coin) => accepting.includes(coin));
      const after = { ...stock };
      for (const coin of entered) after[coin] += 1;
      const sum = entered.reduce<number>((total, coin) => total + coin, 0);
      expect(change(sum, after).missing).toBe(0);
      if (sum >= due) expect(change(sum - due, after).missing).toBe(0);
    }),
  );
});

const pieces = fc.nat(12);
test('what is taken can be paid back whole, and its change too', () => {
  fc.assert(
    fc.property(
      fc.record({ 10: pieces, 50: pieces, 100: pieces, 500: pieces }),
      fc.integer({ min: 1, max: 75 }),
      (stock, tens) => {
        const due = tens * 10;
        for (const item of acceptance(due, 0, stock, ALL, GATE).accepting) {
          const after = item === 1000 ? stock : { ...stock, [item]: stock[item] + 1 };
          expect(change(item, after).missing).toBe(0);
          expect(change(Math.max(0, item - due), after).missing).toBe(0);
        }
      },
    ),
  );
});

/** Every sum that some choice of the coins makes. */
function sums(stock: Coins): ReadonlySet<number> {
  let all = new Set([0]);
  for (const coin of [10, 50, 100, 500] as const) {
    const more = [...all].flatMap((sum) =>
      Array.from({ length: stock[coin] + 1 }, (_, at) => sum + at * coin),
    );
    all = new Set(more);
  }
  return all;
}

const few = fc.nat(4);
test('takes an item freely just where every sum up to the worst case can be made, by trying all', () => {
  const stocks = fc.record({ 10: few, 50: few, 100: fc.nat(9), 500: fc.nat(7) });
  fc.assert(
    fc.property(stocks, fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 5), (stock, tens, inFlight) => {
      const due = tens * 10;
      const can = sums(stock);
      const worst = (item: number) => due - 10 + item + 500 * Math.max(inFlight, item === 1000 ? 1 : 0);
      const free = ALL.filter((item) => {
        for (let sum = 10; sum <= worst(item); sum += 10) if (!can.has(sum)) return false;
        return true;
      });
      const { accepting, exactOnly } = acceptance(due, 0, stock, ALL, { ...GATE, inFlight });
      if (free.length > 0) expect({ accepting, exactOnly }).toEqual({ accepting: free, exactOnly: false });
      else expect(exactOnly).toBe(true);
      expect(canPayAllUpTo(1000, stock)).toBe([...Array(100).keys()].every((at) => can.has(at * 10 + 10)));
    }),
  );
});
