import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { VISIT, paying } from '../support/cash-resident.ts';

const DISPENSE = 167;

/** The part of the contract of `CashPort` that is about a core or a bus lost in the middle. */
export function interruptedCash(started: () => Promise<CashBench>): void {
  test('finds the coin that fell in while the core was gone', async () => {
    const bench = await started();
    const { ...pays } = await paying(bench, 300);
    await pays.open(100);
    await bench.kill();
    bench.machine.insertCoin(100);
    expect(bench.machine.truth().places['hopper:100']).toEqual({ 100: 21 });
    expect(await bench.start()).toEqual({
      ok: true,
      value: { lateCredits: [{ visit: undefined, denomination: 100 }], settled: 0, doubts: [] },
    });
    expect(bench.journal.credited()).toBe(100);
    await bench.kill();
    expect(await bench.start()).toMatchObject({ value: { lateCredits: [] } });
  });

  test('gives a late coin to the visit whose deposit was open', async () => {
    const { machine, events, journal, ...pays } = await paying(await started(), 300);
    await pays.open(100);
    machine.unplug();
    machine.insertCoin(100);
    machine.replug();
    await pays.until(() => events.some(({ type }) => type === 'credited'));
    expect(events).toContainEqual({ type: 'credited', visit: VISIT, denomination: 100 });
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
    expect(journal.credited(VISIT)).toBe(100);
  });

  test('finds what became of a payout that a crash left open', async () => {
    const bench = await started();
    const killed = new Promise<void>((resolve) => {
      bench.machine.subscribe((event) => {
        if (event.type === 'command' && event.header === DISPENSE) resolve(bench.kill());
      });
    });
    void bench.cash.payout({ visit: VISIT, amount: yen(300) });
    await bench.settle(killed);
    expect(bench.journal.openPayouts()).toHaveLength(1);
    expect(await bench.start()).toMatchObject({ ok: true, value: { settled: 1, doubts: [] } });
    expect(bench.journal.payouts).toMatchObject([{ outcome: { status: 'done', coins: 3 } }]);
    expect(bench.machine.truth().tray).toBe(300);
  });

  test('finds that an order to pay was never sent', async () => {
    const bench = await started();
    const intend = bench.journal.intendPayout.bind(bench.journal);
    const killed = new Promise<void>((resolve) => {
      bench.journal.intendPayout = (intent) => {
        resolve(bench.kill());
        return intend(intent);
      };
    });
    void bench.cash.payout({ visit: VISIT, amount: yen(300) });
    await bench.settle(killed);
    expect(await bench.start()).toMatchObject({ ok: true, value: { settled: 1, doubts: [] } });
    expect(bench.journal.payouts).toMatchObject([{ outcome: { status: 'refused', coins: 0 } }]);
    expect(bench.machine.truth().tray).toBe(0);
  });

  test('comes back by itself after the bus was unplugged', async () => {
    const { machine, cash, ...pays } = await paying(await started(), 200);
    await pays.coins(100);
    machine.unplug();
    await pays.until(() => cash.status().device === 'offline');
    expect(cash.status()).toMatchObject({ accepting: [], faults: [{ code: 'offline', who: 'technician' }] });
    expect(await pays.fix()).toMatchObject({ ok: false, error: { code: 'offline' } });
    machine.replug();
    await pays.until(() => cash.status().device === 'ready');
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
  });

  test.each([
    ['coin acceptor', 229],
    ['note validator', 159],
  ])('shuts both slots at once when the %s is not heard any more', async (_, poll) => {
    const { machine, cash, ...pays } = await paying(await started(), 1300);
    await pays.open(1000);
    machine.loseReplies(4, poll);
    await pays.until(() => cash.status().device === 'offline');
    expect([machine.takes(1000), machine.takes(500)]).toEqual([false, false]);
    await pays.until(() => cash.status().device === 'ready');
    await pays.coins(100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
  });
}
