import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { BackOff } from './back-off.ts';

test('doubles from half a second to ten, and stays there', () => {
  const backOff = new BackOff(new HandClock());
  const pauses = Array.from({ length: 8 }, () => backOff.down());
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
});

test.each([
  [59_999, 1000],
  [60_000, 500],
])('after %i ms of health the next pause is %i ms', (health, pause) => {
  const clock = new HandClock();
  const backOff = new BackOff(clock);
  backOff.down();
  backOff.up();
  clock.advance(health);
  expect(backOff.down()).toBe(pause);
});
