import { expect, test } from 'vitest';

import { quantile, spread } from './stats.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index);

test.each([
  { values: [7], share: 0.5, is: 7 },
  { values: [7], share: 0.01, is: 7 },
  { values: [2, 1], share: 0.5, is: 1 },
  { values: [3, 1, 2], share: 0.5, is: 2 },
  { values: upTo(100), share: 0.5, is: 50 },
  { values: upTo(100), share: 0.99, is: 99 },
  { values: upTo(101), share: 0.99, is: 100 },
  { values: upTo(200), share: 0.99, is: 198 },
  { values: upTo(200), share: 1, is: 200 },
  { values: [10, 9, 100], share: 1, is: 100 },
])('$share of $values.length values: $is', ({ values, share, is }) => {
  expect(quantile(values, share)).toBe(is);
});

test('the values stay as they were', () => {
  const values = [3, 1, 2];
  expect(spread(values)).toEqual({ p50: 2, p99: 3, max: 3 });
  expect(values).toEqual([3, 1, 2]);
});

test.each([0, -0.1, 1.01, Number.NaN])('%d is no share', (share) => {
  expect(() => quantile([1], share)).toThrow(RangeError);
});

test('nothing measured is a defect, not a zero', () => {
  expect(() => spread([])).toThrow('nothing was measured');
});
