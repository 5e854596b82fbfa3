import { expect, test } from 'vitest';

import { eventsBetween, nextCount, progress } from './event-counter.ts';

const page = (counter: number, ...results: readonly (readonly [number, number])[]) => ({
  counter,
  results: results.map(([a, b]) => ({ a, b })),
});
const FIVE = [
  [5, 1],
  [4, 1],
  [3, 1],
  [2, 1],
  [1, 1],
] as const;

test.each([
  [0, 1],
  [1, 2],
  [254, 255],
  [255, 1],
])('after %i comes %i', (counter, next) => expect(nextCount(counter)).toBe(next));

test.each([
  [7, 7, 0],
  [0, 3, 3],
  [250, 255, 5],
  [255, 1, 1],
  [253, 3, 5],
  [253, 4, 6],
])('from %i to %i there are %i events', (last, now, events) => expect(eventsBetween(last, now)).toBe(events));

test.each([
  ['nothing', 7, page(7, ...FIVE), { fresh: [], lost: 0, reset: false }],
  [
    'two, oldest first',
    7,
    page(9, ...FIVE),
    {
      fresh: [
        { a: 4, b: 1 },
        { a: 5, b: 1 },
      ],
      lost: 0,
      reset: false,
    },
  ],
  ['one over the wrap', 255, page(1, ...FIVE), { fresh: [{ a: 5, b: 1 }], lost: 0, reset: false }],
  ['a reset', 7, page(0), { fresh: [], lost: 0, reset: true }],
  ['still at the start', 0, page(0), { fresh: [], lost: 0, reset: false }],
  ['no credit in a null event', 0, page(1, [0, 0]), { fresh: [], lost: 0, reset: false }],
])('tells %s', (_, last, now, expected) => expect(progress(last, now)).toEqual(expected));

test('loses nothing at five events, and one at six', () => {
  expect(progress(1, page(6, ...FIVE))).toMatchObject({ fresh: { length: 5 }, lost: 0 });
  expect(progress(1, page(7, ...FIVE))).toMatchObject({ fresh: { length: 5 }, lost: 1 });
});
