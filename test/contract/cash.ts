import { afterEach, expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import { CashBench } from '../support/cash-bench.ts';
import type { Wiring } from '../support/cash-bench.ts';
import { VISIT, countOrders, paying } from '../support/cash-resident.ts';
import { exchangedCash } from './cash-exchange.ts';
import { interruptedCash } from './cash-interrupted.ts';

const FILL = { 10: 20, 50: 10, 100: 20, 500: 5 };
const DISPENSE = 167;

/**
 * What every cash driver with any cash machine behind it must do (contract of `CashPort`). What a device lacks it answers with
 * long silence at every start; where time is real the machine is of a `build` that lacks nothing.
 */
export function cashContract(wire: () => Promise<Wiring>, build: Build = {}): void {
  let bench: CashBench | undefined;

  async function started(fill: Partial<Record<ChangeCoin, number>> = FILL): Promise<CashBench> {
    bench = new CashBench(await wire(), { pace: 'instant', fill, build });
    expect(await bench.start()).toEqual({ ok: true, value: { lateCredits: [], settled: 0, doubts: [] } });
    return bench;
  }

  afterEach(async () => {
    await bench?.end();
    bench = undefined;
  });

  test('takes the exact sum', async () => {
    const { cash, machine, journal, ...pays } = await paying(await started(), 300);
    await pays.coins(100, 100, 100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 300 } });
    expect(machine.truth()).toMatchObject({ inserted: 300, gotBack: 0, tray: 0 });
    expect(journal.credited(VISIT)).toBe(300);
    expect(cash.status()).toMatchObject({ device: 'ready', deposit: 'end', faults: [] });
  });

  test('takes no more once the sum is there', async () => {
    const { machine, ...pays } = await paying(await started(), 100);
    await pays.coins(100);
    await pays.closed();
    machine.insertCoin(100);
    machine.insertNote(1000);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
    expect(machine.truth()).toMatchObject({ inserted: 1200, gotBack: 1100 });
  });

  test('stacks a note and gives change', async () => {
    const { machine, journal, ...pays } = await paying(await started(), 300);
    await pays.note();
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
    expect(machine.truth().places.stacker).toEqual({ 1000: 1 });
    expect(journal.routes).toMatchObject([
      { intent: { to: 'stack', visit: VISIT }, outcome: { status: 'stacked' } },
    ]);
    expect(await pays.out(700)).toEqual({ status: 'done', paid: 700, unpaid: 0 });
    expect(machine.truth()).toMatchObject({ tray: 700, places: { tray: { 100: 2, 500: 1 } } });
  });

  test('gives change for coins', async () => {
    const { machine, ...pays } = await paying(await started(), 330);
    await pays.coins(10, 500);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 510 } });
    expect(await pays.out(180)).toEqual({ status: 'done', paid: 180, unpaid: 0 });
    machine.takeTray();
    expect(machine.truth()).toMatchObject({ gotBack: 180, tray: 0 });
  });

  test('pays everything back after a cancellation', async () => {
    const { machine, journal, ...pays } = await paying(await started(), 1300);
    await pays.note();
    await pays.coins(50);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1050 } });
    expect(await pays.out(1050)).toEqual({ status: 'done', paid: 1050, unpaid: 0 });
    expect(machine.truth().tray).toBe(1050);
    expect(journal.credited() - journal.paid()).toBe(0);
  });

  test('asks for the exact sum when change is short', async () => {
    const { machine, cash, ...pays } = await paying(await started({ 100: 3 }), 300);
    expect(cash.status()).toMatchObject({ exactOnly: true, accepting: [10, 50, 100] });
    expect([machine.takes(100), machine.takes(500), machine.takes(1000)]).toEqual([true, false, false]);
    machine.insertNote(1000);
    machine.insertCoin(500);
    await pays.coins(100, 100, 100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 300 } });
    expect(machine.truth().gotBack).toBe(1500);
  });

  test('goes on with smaller coins when a hopper runs empty in the middle', async () => {
    const bench = await started();
    bench.machine.emptyHopper(500);
    bench.machine.emptyHopper(100);
    bench.machine.fillHopper(100, 2);
    const report = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(750) }));
    expect(report).toEqual({ status: 'done', paid: 750, unpaid: 0 });
    expect(bench.machine.truth().tray).toBe(750);
    expect(bench.cash.status().faults.map(({ code }) => code)).toEqual(['hopperEmpty', 'hopperEmpty']);
  });

  test('says what is unpaid when the coins do not suffice', async () => {
    const bench = await started({ 10: 3, 50: 1, 100: 6, 500: 0 });
    const report = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(700) }));
    expect(report).toMatchObject({
      status: 'partial',
      paid: 680,
      unpaid: 20,
      fault: { code: 'changeShort', who: 'staff' },
    });
    expect(bench.machine.truth().tray).toBe(680);
  });

  test('leaves out a jammed hopper until it is cleared, opened anew and counted', async () => {
    const bench = await started();
    bench.machine.jam('hopper:500');
    const report = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }));
    expect(report).toEqual({ status: 'done', paid: 500, unpaid: 0 });
    expect(bench.machine.truth().places.tray).toEqual({ 100: 5 });
    expect(bench.cash.status().faults).toMatchObject([{ code: 'hopperJam', who: 'staff' }]);
    bench.machine.clearJam('hopper:500');
    expect(await bench.settle(bench.cash.open())).toMatchObject({ ok: true });
    // What lay in it while it was open nobody has vouched for yet.
    expect(bench.cash.status().units).toContainEqual(
      expect.objectContaining({ unit: 'hopper:500', accuracy: 'inaccurate' }),
    );
    bench.journal.count(500);
    expect(bench.cash.status().faults).toEqual([]);
    await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }));
    expect(bench.machine.truth().places.tray).toEqual({ 100: 5, 500: 1 });
  });

  test.each(['loseReplies', 'corruptReplies', 'delayReplies'] as const)(
    'pays each coin once, whatever is heard of the order: %s',
    async (lie) => {
      const bench = await started();
      const orders = countOrders(bench);
      bench.machine[lie](1, DISPENSE);
      const report = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(300) }));
      expect(report).toEqual({ status: 'done', paid: 300, unpaid: 0 });
      expect(bench.machine.truth().tray).toBe(300);
      expect(orders()).toBe(1);
    },
  );

  test('reads on through corrupt and lost replies', async () => {
    const { machine, journal, ...pays } = await paying(await started(), 200);
    machine.corruptReplies(3);
    await pays.coins(100);
    machine.loseReplies(3);
    await pays.coins(100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 200 } });
    expect(journal.credited()).toBe(200);
  });

  test('goes on after the acceptor restarted in the middle of a deposit', async () => {
    const { machine, journal, ...pays } = await paying(await started(), 200);
    await pays.coins(100);
    machine.restart('coinAcceptor');
    await pays.coins(100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 200 } });
    expect(journal.bounds()).toEqual({ min: 200, max: 200 });
  });

  test('knows by the counters of each coin what a restart swallowed, and doubts where it lies', async () => {
    const { machine, journal, events, ...pays } = await paying(await started(), 200);
    await pays.open(100);
    machine.insertCoin(100);
    machine.restart('coinAcceptor');
    await pays.until(() => events.some(({ type }) => type === 'inDoubt'));
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 0 } });
    expect(journal.bounds()).toEqual({ min: 100, max: 100 });
  });

  test('stops at a coin jam and doubts the coin', async () => {
    const { machine, cash, journal, ...pays } = await paying(await started(), 200);
    machine.jam('coinAcceptor');
    await pays.open(100);
    machine.insertCoin(100);
    await pays.until(() => cash.status().deposit === 'jam');
    expect(cash.status()).toMatchObject({ device: 'fault', faults: [{ code: 'coinJam', who: 'staff' }] });
    expect(journal.bounds()).toEqual({ min: 0, max: 500 });
    machine.clearJam('coinAcceptor');
    await pays.until(() => cash.status().device === 'ready');
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 0 } });
  });

  test('keeps a note that is safely jammed, and calls staff', async () => {
    const { machine, cash, journal, ...pays } = await paying(await started(), 300);
    machine.jam('noteValidator');
    await pays.note();
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
    expect(cash.status().faults).toMatchObject([{ code: 'noteJam', who: 'staff' }]);
    expect(journal.bounds()).toEqual({ min: 1000, max: 1000 });
  });

  test('stacks a note once though the answer to its route is lost', async () => {
    const { machine, journal, ...pays } = await paying(await started(), 300);
    machine.loseReplies(1, 154);
    await pays.note();
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
    expect(journal.routes).toHaveLength(1);
  });

  test('shuts the slots when it is closed', async () => {
    const bench = await started();
    const { machine, ...pays } = await paying(bench, 300);
    await pays.open(100);
    await bench.settle(bench.cash.close());
    machine.insertCoin(100);
    machine.insertNote(1000);
    expect(machine.truth()).toMatchObject({ inserted: 1100, gotBack: 1100 });
    expect(await bench.settle(bench.cash.open())).toMatchObject({ value: { lateCredits: [] } });
  });

  test('refuses a second deposit, and a payout while one is open', async () => {
    const bench = await started();
    const pays = await paying(bench, 200);
    expect(await bench.cash.beginDeposit({ visit: VISIT, due: yen(10) })).toMatchObject({
      error: { code: 'busy' },
    });
    expect(await bench.cash.payout({ visit: VISIT, amount: yen(10) })).toMatchObject({
      status: 'refused',
      unpaid: 10,
    });
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 0 } });
  });

  interruptedCash(started);
  exchangedCash(started);
}
