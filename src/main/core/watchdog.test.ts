import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { TELL_EVERY_MS, tellSystemd } from './watchdog.ts';

test('systemd is told that the core is ready, and goes on for as long as its loop turns', () => {
  const clock = new HandClock();
  const words: string[] = [];
  tellSystemd(clock, { NOTIFY_SOCKET: '/run/systemd/notify' }, (word) => words.push(word));
  expect(words).toEqual(['READY=1', 'WATCHDOG=1']);
  clock.advance(TELL_EVERY_MS - 1);
  expect(words).toHaveLength(2);
  clock.advance(1);
  expect(words).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1']);
});

test('without systemd nothing is told', () => {
  const clock = new HandClock();
  tellSystemd(clock, {}, () => expect.unreachable());
  expect(clock.timers).toBe(0);
});
