import { expect, test } from 'vitest';

import type { Event } from '#contract/events.ts';
import { err, ok } from '#contract/result.ts';
import { HandClock, settled } from '#contract/testing/hand-clock.ts';

import { LOOK_EVERY_MS, SHOW_AGAIN_MS, keepRenewed } from './renew.ts';

const DAY = 24 * 60 * 60_000;
const offline = err({ code: 'offline', who: 'technician' } as const);
const rejected = err({ code: 'rejected', who: 'technician' } as const);

/** A terminal whose certificate `old` has so many days left; `fresh` is good for two years. */
function terminalWith(days: number) {
  const clock = new HandClock();
  const ends = { old: clock.now() + days * DAY, fresh: clock.now() + 730 * DAY };
  let [current, before]: ['old' | 'fresh', 'old' | 'fresh' | undefined] = ['old', undefined];
  const raised: Event[] = [];
  const told: string[] = [];
  // What the center answers next, to a request and to a certificate that is shown.
  const center: { renews: boolean; takes: 'all' | 'none' | 'old' } = { renews: true, takes: 'all' };
  const keeper = keepRenewed({
    clock,
    events: { raise: (event) => raised.push(event) },
    identity: {
      fetch: () => Promise.reject(new Error('not asked')),
      ends: () => ends[current],
      isUnproven: () => before !== undefined,
      adopt: () => {
        [current, before] = ['fresh', current];
        return true;
      },
      proven: () => {
        before = undefined;
      },
      withdraw: () => {
        if (before) [current, before] = [before, current];
      },
    },
    newRequest: () => Promise.resolve({ key: 'key', request: 'request' }),
    renew: () => {
      told.push(`renew with ${current}`);
      return Promise.resolve(center.renews ? ok({ certificate: 'fresh' }) : offline);
    },
    show: () => {
      told.push(`show ${current}`);
      if (center.takes === 'none') return Promise.resolve(offline);
      return Promise.resolve(center.takes === 'all' || current === 'old' ? ok() : rejected);
    },
  });
  return { keeper, clock, center, told, raised };
}

test.each<[number, readonly string[]]>([
  [400, []],
  [61, []],
  [59, ['renew with old', 'show fresh']],
  [-1, []],
])('with %d days left: %j', async (days, expected) => {
  const { keeper, told, raised } = terminalWith(days);
  await settled();
  await keeper.stop();
  expect(told).toEqual(expected);
  expect(raised.length).toBe(expected.length / 2);
});

test('it is renewed when its day comes, and then left alone', async () => {
  const { keeper, clock, told } = terminalWith(62);
  await settled();
  for (let day = 0; day < 5; day += 1) await clock.pass(LOOK_EVERY_MS);
  expect(told).toEqual(['renew with old', 'show fresh']);
  await keeper.stop();
  expect(clock.timers).toBe(0);
});

test('a center that does not answer is asked again the next day', async () => {
  const { keeper, clock, center, told } = terminalWith(30);
  center.renews = false;
  await settled();
  center.renews = true;
  await clock.pass(LOOK_EVERY_MS);
  await keeper.stop();
  expect(told).toEqual(['renew with old', 'renew with old', 'show fresh']);
});

test('one that could not be shown yet is shown again, and no third is asked for', async () => {
  const { keeper, clock, center, told, raised } = terminalWith(30);
  center.takes = 'none';
  await settled();
  await clock.pass(SHOW_AGAIN_MS);
  center.takes = 'all';
  await clock.pass(SHOW_AGAIN_MS);
  await keeper.stop();
  expect(told).toEqual(['renew with old', 'show fresh', 'show fresh', 'show fresh']);
  expect(raised).toMatchObject([{ id: 'center.certificateShown' }]);
});

test('where the new one is refused, the old one is shown again', async () => {
  const { keeper, clock, center, told } = terminalWith(30);
  center.takes = 'old';
  await settled();
  center.renews = false;
  await clock.pass(SHOW_AGAIN_MS);
  await keeper.stop();
  expect(told.slice(0, 3)).toEqual(['renew with old', 'show fresh', 'show old']);
});
