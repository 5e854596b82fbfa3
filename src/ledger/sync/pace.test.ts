import { expect, test } from 'vitest';

import { createPace } from './pace.ts';

test('a batch is halved when it fails again, down to one record, and doubled again after each success', () => {
  const pace = createPace(10);
  const after = (...outcomes: readonly boolean[]) =>
    outcomes.map((arrived) => {
      pace.told(arrived);
      return pace.records;
    });
  expect(pace.records).toBe(10);
  expect(after(false, false, false, false, false)).toEqual([10, 5, 2, 1, 1]);
  expect(after(true, true, true, true, true)).toEqual([2, 4, 8, 10, 10]);
  expect(after(false, true, false, true)).toEqual([10, 10, 10, 10]);
});
