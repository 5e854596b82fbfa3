import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { Build } from '#devices/cash/simulator/build.ts';

import { PROFILE } from '../support/cash-bench.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { benchInMemory } from '../support/cash-in-memory.ts';
import { VISIT, paying } from '../support/cash-resident.ts';

const FILL = { 10: 20, 50: 20, 100: 20, 500: 20 };

/** Hoppers that are full from the start, so that every coin falls into a coin box of `coins`. */
async function started(coins: number | undefined, build: Build = {}): Promise<CashBench> {
  const { bench } = benchInMemory(
    { pace: 'instant', fill: FILL, capacity: 20, build },
    { ...PROFILE, cashboxCoins: coins },
  );
  await bench.start();
  return bench;
}

const box = ({ cash }: CashBench) => cash.status().units.find(({ unit }) => unit === 'cashbox');

test('takes coins until the coin box is full and no further; notes still, and coins when it is collected', async () => {
  const bench = await started(4);
  const { machine, cash, journal, ...pays } = await paying(bench, 700);
  await pays.coins(100, 100, 100);
  expect(box(bench)).toMatchObject({ count: 3, accuracy: 'accurate', replenishment: 'ok' });
  await pays.coins(100);
  expect(box(bench)).toMatchObject({ count: 4, replenishment: 'full' });
  expect(cash.status()).toMatchObject({
    accepting: [1000],
    faults: [{ code: 'cashboxFull', who: 'staff' }],
  });
  machine.insertCoin(100);
  expect(machine.truth()).toMatchObject({ gotBack: 100, places: { cashbox: { 100: 4 } } });
  await pays.note();
  expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1400 } });

  journal.collectCashbox();
  expect(box(bench)).toMatchObject({ count: 0, replenishment: 'ok' });
  expect(cash.status()).toMatchObject({ accepting: [10, 50, 100, 500, 1000], faults: [] });
  await bench.end();
});

test('says that it should be collected before it must be', async () => {
  const bench = await started(10);
  const pays = await paying(bench, 1000);
  await pays.coins(10, 10, 10, 10, 10, 10, 10);
  expect(box(bench)?.replenishment).toBe('ok');
  await pays.coins(10);
  expect(box(bench)?.replenishment).toBe('high');
  await bench.end();
});

test('reckons with the coins that may follow where the gate does not shut by itself', async () => {
  const bench = await started(7, { lacks: [162] });
  const { cash, ...pays } = await paying(bench, 700);
  await pays.coins(100);
  expect(cash.status().faults).toEqual([]);
  await pays.coins(100);
  expect(cash.status().faults).toMatchObject([{ code: 'cashboxFull' }]);
  await bench.end();
});

test('begins no deposit where nothing but coins could be taken, and says why', async () => {
  const bench = await started(1);
  const pays = await paying(bench, 1300);
  await pays.coins(10);
  await pays.fix();
  bench.machine.fillStacker();
  await bench.until(() => bench.cash.status().accepting.length === 0);
  expect(await bench.settle(bench.cash.beginDeposit({ visit: VISIT, due: yen(100) }))).toMatchObject({
    error: { code: 'cashboxFull', who: 'staff' },
  });
  await bench.end();
});

test('a coin box of which nobody has said what it holds is not spoken of', async () => {
  const bench = await started(undefined);
  const pays = await paying(bench, 700);
  await pays.coins(100, 100, 100, 100, 100);
  expect(box(bench)).toBeUndefined();
  expect(bench.cash.status().faults).toEqual([]);
  await bench.end();
});
