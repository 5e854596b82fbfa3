import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { VISIT, countOrders, paying } from '../support/cash-resident.ts';

const by = StaffId.parse('1042');
const NOTHING_NEW = { ok: true, value: { lateCredits: [], settled: 0, doubts: [] } };

const faults = ({ cash }: CashBench) => cash.status().faults.map(({ code }) => code);
const hopper = ({ cash }: CashBench, coin: ChangeCoin) =>
  cash.status().units.find(({ unit }) => unit === `hopper:${coin}`);

/** The part of the contract of `CashPort` that is about staff at the open units (開扉・閉扉). */
export function exchangedCash(started: () => Promise<CashBench>): void {
  test('takes and pays nothing while staff have a unit open, and goes on with what they put in', async () => {
    const bench = await started();
    const { cash, machine, journal } = bench;
    const orders = countOrders(bench);
    expect(await bench.settle(cash.beginExchange(by))).toEqual({ ok: true });
    expect(cash.status()).toMatchObject({ accepting: [], faults: [{ code: 'unitsOpen', who: 'staff' }] });
    const refusal = { error: { code: 'unitsOpen', who: 'staff' } };
    expect(await cash.beginDeposit({ visit: VISIT, due: yen(100) })).toMatchObject(refusal);
    expect(await cash.payout({ visit: VISIT, amount: yen(100) })).toMatchObject({
      status: 'refused',
      unpaid: 100,
      fault: { code: 'unitsOpen' },
    });
    expect(await cash.beginExchange(by)).toMatchObject(refusal);
    expect(await cash.open()).toMatchObject(refusal);
    machine.insertCoin(100);
    machine.insertNote(1000);
    expect([machine.truth().gotBack, orders()]).toEqual([1100, 0]);

    machine.fillHopper(500, 10);
    journal.load(500, 10);
    expect(await bench.settle(cash.endExchange({ by, opened: ['hopper:500'] }))).toEqual(NOTHING_NEW);
    expect(hopper(bench, 500)).toMatchObject({ count: 15, accuracy: 'accurate' });
    expect(faults(bench)).toEqual([]);
    const pays = await paying(bench, 300);
    await pays.note();
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
    expect(await pays.out(700)).toEqual({ status: 'done', paid: 700, unpaid: 0 });
  });

  test('relies on no hopper that was opened without a word, until it is counted', async () => {
    const bench = await started();
    await bench.settle(bench.cash.beginExchange(by));
    bench.machine.emptyHopper(500);
    await bench.settle(bench.cash.endExchange({ by, opened: ['hopper:500', 'cashbox'] }));
    expect(hopper(bench, 500)?.accuracy).toBe('unknown');
    expect(hopper(bench, 100)?.accuracy).toBe('accurate');
    expect(await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }))).toMatchObject({
      status: 'done',
    });
    expect(bench.machine.truth().places.tray).toEqual({ 100: 5 });

    await bench.settle(bench.cash.beginExchange(by));
    bench.machine.fillHopper(500, 5);
    bench.journal.count(500);
    await bench.settle(bench.cash.endExchange({ by, opened: ['hopper:500'] }));
    expect(hopper(bench, 500)?.accuracy).toBe('accurate');
  });

  test('frees a jammed hopper that staff have cleared and counted', async () => {
    const bench = await started();
    bench.machine.jam('hopper:500');
    await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(500) }));
    expect(faults(bench)).toEqual(['hopperJam']);
    await bench.settle(bench.cash.beginExchange(by));
    bench.machine.clearJam('hopper:500');
    bench.journal.count(500);
    await bench.settle(bench.cash.endExchange({ by, opened: ['hopper:500'] }));
    expect(faults(bench)).toEqual([]);
    expect(hopper(bench, 500)?.accuracy).toBe('accurate');
  });

  test('begins no exchange while somebody pays, and ends none that was not begun', async () => {
    const bench = await started();
    expect(await bench.cash.endExchange({ by, opened: [] })).toMatchObject({ error: { code: 'busy' } });
    const pays = await paying(bench, 200);
    expect(await bench.cash.beginExchange(by)).toMatchObject({ error: { code: 'busy' } });
    await pays.coins(100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
    const paid = pays.out(100);
    expect(await bench.cash.beginExchange(by)).toMatchObject({ error: { code: 'busy' } });
    expect(await paid).toMatchObject({ status: 'done' });
  });

  test('after a crash with the units open, relies on no hopper that nobody counted', async () => {
    const bench = await started();
    await bench.settle(bench.cash.beginExchange(by));
    bench.machine.emptyHopper(100);
    bench.journal.count(50);
    await bench.kill();
    expect(await bench.start()).toEqual(NOTHING_NEW);
    const accuracy = bench.cash.status().units.map((unit) => unit.accuracy);
    expect(accuracy).toEqual(['unknown', 'accurate', 'unknown', 'unknown']);
    expect(bench.cash.status()).toMatchObject({ exactOnly: true, faults: [] });
  });
}
