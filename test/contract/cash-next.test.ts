import { afterEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { StaffId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import { CashBench, PROFILE, inMemory } from '../support/cash-bench.ts';
import { VISIT, paying } from '../support/cash-resident.ts';

const by = StaffId.parse('1042');

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

test('takes money again as soon as a jam is cleared', async () => {
  const bench = await started();
  const { machine, cash, ...pays } = await paying(bench, 200);
  machine.jam('coinAcceptor');
  await pays.open(100);
  machine.insertCoin(100);
  await pays.until(() => cash.status().device === 'fault');
  await pays.fix();
  expect(await bench.settle(cash.beginDeposit({ visit: VISIT, due: yen(200) }))).toMatchObject({
    error: { code: 'coinJam', who: 'staff' },
  });
  machine.clearJam('coinAcceptor');
  await pays.until(() => cash.status().device === 'ready');
  const next = await paying(bench, 200);
  await next.coins(100, 100);
  expect(await next.fix()).toEqual({ ok: true, value: { credited: 200 } });
});

test('whoever wants to pay or to be paid while the devices are opened anew waits for that', async () => {
  const bench = await started();
  const { machine, cash, ...pays } = await paying(bench, 200);
  machine.jam('coinAcceptor');
  await pays.open(100);
  machine.insertCoin(100);
  await pays.until(() => cash.status().device === 'fault');
  await pays.fix();
  machine.clearJam('coinAcceptor');
  const [opened, again, out, begun] = await bench.settle(
    Promise.all([
      cash.open(),
      cash.open(),
      cash.payout({ visit: VISIT, amount: yen(50) }),
      cash.beginDeposit({ visit: VISIT, due: yen(200) }),
    ]),
  );
  expect(again).toBe(opened);
  expect(out).toEqual({ status: 'done', paid: 50, unpaid: 0 });
  expect(begun).toMatchObject({ error: { code: 'busy' } });
  expect(bench.journal.payouts).toMatchObject([{ outcome: { status: 'done', coins: 1 } }]);
});

test('an exchange is open though the devices are switched off meanwhile, and over though they stay away', async () => {
  const bench = await started();
  await bench.settle(bench.cash.beginExchange(by));
  bench.machine.cutPower();
  await bench.until(() => bench.cash.status().device === 'offline');
  const faults = () => bench.cash.status().faults.map(({ code }) => code);
  expect(faults()).toEqual(['unitsOpen', 'offline']);
  expect(await bench.settle(bench.cash.endExchange({ by, opened: [] }))).toMatchObject({
    error: { code: 'offline' },
  });
  bench.machine.restorePower();
  expect(await bench.settle(bench.cash.open())).toMatchObject({ ok: true });
  expect(faults()).toEqual([]);
});
