import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { drift, DRIFT_EVERY, DRIFT_REACH, driftAt } from './drift.ts';

test('wanders around its place, never far from it, by small steps, and comes back', () => {
  const places = Array.from({ length: 100 }, (_, minute) => driftAt(minute));
  expect(places.every(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= DRIFT_REACH)).toBe(true);
  const steps = places.slice(1).map(({ x, y }, at) => {
    const before = places[at] ?? { x: Number.NaN, y: Number.NaN };
    return Math.hypot(x - before.x, y - before.y);
  });
  expect(steps.every((step) => step > 0 && step < 4.5)).toBe(true);
  expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBeGreaterThanOrEqual(10);
  expect(places.filter(({ x, y }) => x === 0 && y === 0).length).toBeGreaterThan(1);
});

test('moves once a minute, and no more once the picture is gone', () => {
  const clock = new HandClock();
  const seen: unknown[] = [];
  const end = drift(clock, (place) => seen.push(place));
  clock.advance(DRIFT_EVERY - 1);
  expect(seen).toEqual([]);
  clock.advance(1);
  clock.advance(DRIFT_EVERY);
  expect(seen).toEqual([driftAt(1), driftAt(2)]);
  end();
  clock.advance(10 * DRIFT_EVERY);
  expect(seen).toHaveLength(2);
});
