import { afterEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import { CashBench, PROFILE, inMemory } from '../support/cash-bench.ts';
import { VISIT, paying } from '../support/cash-resident.ts';

/** What one visit's trouble leaves to the next: nothing. */
let bench: CashBench | undefined;

async function started(): Promise<CashBench> {
  const clock = new HandClock();
  const wiring = {
    clock,
    machineClock: clock,
    profile: PROFILE,
    settle: <T>(promise: Promise<T>) => clock.run(promise),
    connect: (machine: CashBench['machine']) =>
      Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
  };
  bench = new CashBench(wiring, { pace: 'instant', fill: { 10: 20, 50: 10, 100: 20, 500: 5 } });
  await bench.start();
  return bench;
}

afterEach(async () => {
  await bench?.end();
  bench = undefined;
});

test('serves the next visit after the bus was lost while one was counted', async () => {
  const bench = await started();
  const { machine, cash, ...pays } = await paying(bench, 200);
  await pays.coins(100);
  machine.unplug();
  await pays.until(() => cash.status().device === 'offline');
  expect(await pays.fix()).toMatchObject({ error: { code: 'offline' } });
  machine.replug();
  await pays.until(() => cash.status().device === 'ready');
  expect(await pays.out(100)).toMatchObject({ status: 'done', paid: 100 });
  await paying(bench, 200);
});

test('can be closed while it counts', async () => {
  const bench = await started();
  const { machine, ...pays } = await paying(bench, 200);
  await pays.open(100);
  const fixed = bench.cash.fixDeposit();
  await bench.settle(bench.cash.close());
  expect(await fixed).toMatchObject({ ok: false, error: { code: 'offline' } });
  expect(machine.takes(100)).toBe(false);
});

test('can pay again after the journal refused an intent', async () => {
  const bench = await started();
  const intendPayout = bench.journal.intendPayout.bind(bench.journal);
  bench.journal.intendPayout = () => {
    throw new Error('refused');
  };
  const refused = bench.cash.payout({ visit: VISIT, amount: yen(100) });
  await expect(bench.settle(refused)).rejects.toThrow('refused');
  bench.journal.intendPayout = intendPayout;
  expect(await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(100) }))).toMatchObject({
    status: 'done',
  });
});
