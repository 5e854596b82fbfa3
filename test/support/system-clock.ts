import type { Clock } from '#contract/clock.ts';

/** The machine's own time, for tests against programs that keep their own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, ms) => Number(setTimeout(callback, ms)),
  clearTimeout(timer) {
    if (typeof timer === 'number') clearTimeout(timer);
  },
};
