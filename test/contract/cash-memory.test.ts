import { describe } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { PROFILE, inMemory } from '../support/cash-bench.ts';
import { cashContract } from './cash.ts';

describe('cash over a line in memory, in simulated time', () => {
  cashContract(() => {
    const clock = new HandClock();
    return Promise.resolve({
      clock,
      machineClock: clock,
      profile: PROFILE,
      settle: (promise) => clock.run(promise),
      connect: (machine) => Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
    });
  });
});
