import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { acceptance } from './acceptance.ts';
import { change } from './change.ts';

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
