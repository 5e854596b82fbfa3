import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import { CashBench, PROFILE, inMemory } from '../support/cash-bench.ts';
import { VISIT } from '../support/cash-resident.ts';

/** A hopper of 500 that ran dry while the books said five coins, and one of 100 that made up for it. */
async function ranDry(): Promise<CashBench> {
  const clock = new HandClock();
  const bench = new CashBench(
    {
      clock,
      machineClock: clock,
      profile: PROFILE,
      settle: (promise) => clock.run(promise),
      connect: (machine) => Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
    },
    { pace: 'instant', fill: { 10: 20, 50: 10, 100: 20, 500: 5 } },
  );
  await bench.start();
  bench.machine.emptyHopper(500);
  const report = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }));
  expect(report).toMatchObject({ status: 'done', paid: 500 });
  return bench;
}

const faults = ({ cash }: CashBench) => cash.status().faults.map(({ code }) => code);
const accuracy = ({ cash }: CashBench) =>
  cash.status().units.find(({ unit }) => unit === 'hopper:500')?.accuracy;

test('a hopper that ran dry is mistrusted through an opening and a restart', async () => {
  const bench = await ranDry();
  expect([faults(bench), accuracy(bench)]).toEqual([['hopperEmpty'], 'inaccurate']);
  await bench.settle(bench.cash.open());
  expect([faults(bench), accuracy(bench)]).toEqual([['hopperEmpty'], 'inaccurate']);
  await bench.kill();
  await bench.start();
  expect([faults(bench), accuracy(bench)]).toEqual([['hopperEmpty'], 'inaccurate']);
  await bench.end();
});

test('filled by staff it pays again, without a restart', async () => {
  const bench = await ranDry();
  bench.machine.fillHopper(500, 10);
  bench.journal.load(500, 10);
  await bench.until(() => bench.events.some(({ type }) => type === 'status') && faults(bench).length === 0);
  expect(accuracy(bench)).toBe('accurate');
  const before = bench.machine.truth().places.tray?.[500] ?? 0;
  await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }));
  expect((bench.machine.truth().places.tray?.[500] ?? 0) - before).toBe(1);
  await bench.end();
});
