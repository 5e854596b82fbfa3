import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { acceptance } from './acceptance.ts';
import { canPayAllUpTo, change } from './change.ts';
import type { Coins } from './change.ts';

const ALL = [10, 50, 100, 500, 1000] as const;
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
  expect(acceptance(due, credited, stock, ALL)).toEqual({ accepting, exactOnly });
});

test('takes nothing that the devices do not', () => {
  expect(acceptance(300, 0, RICH, [10, 1000]).accepting).toEqual([10, 1000]);
  expect(acceptance(300, 0, RICH, [])).toMatchObject({ accepting: [] });
});

const pieces = fc.nat(12);
test('what is taken can be paid back whole, and its change too', () => {
  fc.assert(
    fc.property(
      fc.record({ 10: pieces, 50: pieces, 100: pieces, 500: pieces }),
      fc.integer({ min: 1, max: 75 }),
      (stock, tens) => {
        const due = tens * 10;
        for (const item of acceptance(due, 0, stock, ALL).accepting) {
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
      const { accepting, exactOnly } = acceptance(due, 0, stock, ALL, inFlight);
      if (free.length > 0) expect({ accepting, exactOnly }).toEqual({ accepting: free, exactOnly: false });
      else expect(exactOnly).toBe(true);
      expect(canPayAllUpTo(1000, stock)).toBe([...Array(100).keys()].every((at) => can.has(at * 10 + 10)));
    }),
  );
});
