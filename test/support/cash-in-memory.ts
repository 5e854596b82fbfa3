import { HandClock } from '#contract/testing/hand-clock.ts';
import type { MachineOptions } from '#devices/cash/simulator/build.ts';
import { CashBench, PROFILE, inMemory } from './cash-bench.ts';

/** A bench over a line in memory, on a clock moved by hand; not started yet. */
export function benchInMemory(
  options: Omit<MachineOptions, 'clock'>,
  profile = PROFILE,
): { readonly bench: CashBench; readonly clock: HandClock } {
  const clock = new HandClock();
  const bench = new CashBench(
    {
      clock,
      machineClock: clock,
      profile,
      settle: (promise) => clock.run(promise),
      connect: (machine) => Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
    },
    options,
  );
  return { bench, clock };
}
