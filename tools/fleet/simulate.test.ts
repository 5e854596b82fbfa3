import { expect, test } from 'vitest';

import { whyNoPostgres } from '../../test/peers/postgres.ts';
import { seeded } from './seeded.ts';
import { simulate } from './simulate.ts';
import { FleetTime } from './time.ts';

const missing = whyNoPostgres();
if (missing !== undefined) console.log(`skipped: the simulation of a fleet, ${missing}`);

test.skipIf(missing !== undefined)(
  'a small fleet’s days, with every mishap of a network: nothing is lost, nothing comes twice',
  async () => {
    const report = await simulate({ terminals: 6, days: 3, events: 60, centers: 2, seed: 1 });
    expect(report).toMatchObject({
      written: 6 * 3 * 60,
      kept: 6 * 3 * 60,
      lost: 0,
      twice: 0,
      brokenChains: 0,
      alarms: 0,
      mishaps: { conflicts: 0 },
    });
    const { outages, sent } = report.mishaps;
    expect(outages).toBeGreaterThan(0);
    expect(sent).toBeGreaterThan(outages);
  },
  120_000,
);

test('time rings what is due, at its minute, and tells whether anybody waited', () => {
  const time = new FleetTime(90_000);
  const rung: string[] = [];
  time.setTimeout(() => rung.push('a'), 1);
  const struck = time.setTimeout(() => rung.push('b'), 60_000);
  time.setTimeout(() => rung.push('c'), 61_000);
  time.clearTimeout(struck);
  expect([time.now(), time.next(), time.next(), time.next()]).toEqual([60_000, true, true, false]);
  expect(rung).toEqual(['a', 'c']);
});

test('chance can be had again', () => {
  const [one, two] = [seeded(3), seeded(3)];
  const drawn = Array.from({ length: 5 }, one);
  expect(Array.from({ length: 5 }, two)).toEqual(drawn);
  expect(new Set(drawn).size).toBe(5);
});
