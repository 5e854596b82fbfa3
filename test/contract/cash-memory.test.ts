import { describe } from 'vitest';

import { PROFILE, inMemory } from '../support/cash-bench.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { cashContract } from './cash.ts';

describe('cash over a line in memory, in simulated time', () => {
  cashContract(() => {
    const clock = new VirtualClock();
    return Promise.resolve({
      clock,
      machineClock: clock,
      profile: PROFILE,
      settle: (promise) => clock.run(promise),
      connect: (machine) => Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
    });
  });
});
