import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { CashBench, PROFILE, inMemory } from '../support/cash-bench.ts';
import { putRight, trace } from './cash-steps.ts';
import type { Step } from './cash-steps.ts';

const RUNS = Number(process.env['MADO_CASH_RUNS'] ?? 200);
const SEED = Number(process.env['MADO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const DISPENSE = 167;

test(
  `whatever happens, the journal brackets the truth (MADO_SEED=${SEED})`,
  { timeout: 600_000 },
  async () => {
    await fc.assert(fc.asyncProperty(trace, play), {
      numRuns: RUNS,
      seed: SEED,
      interruptAfterTimeLimit: 500_000,
      markInterruptAsFailure: true,
    });
  },
);

async function play(steps: readonly Step[]): Promise<void> {
  const clock = new HandClock();
  const bench = new CashBench(
    {
      clock,
      machineClock: clock,
      profile: PROFILE,
      settle: (promise) => clock.run(promise),
      connect: (machine) => Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
    },
    { pace: 'real', fill: { 10: 12, 50: 8, 100: 10, 500: 4 }, capacity: 14 },
  );
  const orders = watchOrders(bench);
  await bench.start();
  const world = { bench, clock, fates: new Set<() => void>() };
  for (const { act } of steps) await act(world);
  expect(await putRight(world)).toBe(true);

  const { inserted, gotBack, tray, found } = bench.machine.truth();
  const inside = inserted - gotBack - tray;
  const { min, max } = bench.journal.bounds();
  // A coin that staff find in a jam while the power is off is known to them alone.
  expect({ inside, found, min, max, holds: min <= inside && inside <= max + found }).toMatchObject({
    holds: true,
  });
  expect(bench.journal.openPayouts()).toEqual([]);
  expect(bench.journal.openRoutes()).toEqual([]);
  expect(orders.unwritten).toBe(0);
  expect(orders.given).toBeLessThanOrEqual(bench.journal.payouts.length);
  const marks = bench.journal.observations.map(
    ({ device, mark }) => `${device} ${mark.epoch} ${mark.counter}`,
  );
  expect(new Set(marks).size).toBe(marks.length);
  await bench.end();
}

/** Orders to pay on the wire, and those among them that no open intent stands for. */
function watchOrders(bench: CashBench): { given: number; unwritten: number } {
  const orders = { given: 0, unwritten: 0 };
  const seen = new Set<string>();
  bench.machine.subscribe((event) => {
    if (event.type !== 'command' || event.header !== DISPENSE) return;
    orders.given++;
    const open = bench.journal.openPayouts().find(({ coins }) => coins === event.data[3]);
    if (open === undefined || seen.has(open.id)) orders.unwritten++;
    else seen.add(open.id);
  });
  return orders;
}
