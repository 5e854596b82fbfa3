import { afterEach, describe, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import { CashBench, PROFILE, inMemory } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';

const FILL = { 10: 20, 50: 10, 100: 20, 500: 10 };
let bench: CashBench | undefined;

async function started(build: Build): Promise<CashBench> {
  const clock = new HandClock();
  const wiring = {
    clock,
    machineClock: clock,
    profile: PROFILE,
    settle: <T>(promise: Promise<T>) => clock.run(promise),
    connect: (machine: CashBench['machine']) =>
      Promise.resolve({ connect: inMemory(machine), close: () => Promise.resolve() }),
  };
  bench = new CashBench(wiring, { pace: 'instant', fill: FILL, build });
  await bench.start();
  return bench;
}

afterEach(async () => {
  await bench?.end();
  bench = undefined;
});

/** What makers build differently, found out at the start and never configured. */
describe('takes money and gives change', () => {
  test.each<[string, Build]>([
    ['with CRC-16 at every address', { crc16: [2, 3, 4, 5, 6, 40] }],
    ['with CRC-16 at some', { crc16: [40, 5] }],
    ['without life counters (225, 168)', { lacks: [225, 168] }],
    ['without one-coin acceptance (162)', { lacks: [162] }],
    ['without a sorter, level sensors and coin names', { lacks: [189, 210, 217, 171] }],
    ['from hoppers without security', { hoppers: 'open' }],
  ])('%s', async (_, build) => {
    const { machine, journal, ...pays } = await paying(await started(build), 300);
    await pays.note();
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
    expect(await pays.out(700)).toEqual({ status: 'done', paid: 700, unpaid: 0 });
    expect(machine.truth().tray).toBe(700);
    expect(journal.bounds()).toEqual({ min: 300, max: 300 });
  });
});

test('hoppers that want a cipher are refused by name, and pay nothing', async () => {
  const { cash } = await started({ hoppers: 'ciphered' });
  const faults = cash.status().faults.map(({ code, who }) => `${code}/${who}`);
  expect(new Set(faults)).toEqual(new Set(['cipherHopper/technician']));
  expect(cash.status()).toMatchObject({ exactOnly: true });
});

test('without a life counter, what a restart swallowed is in doubt for all that may have been inside', async () => {
  const { machine, journal, events, ...pays } = await paying(await started({ lacks: [225] }), 200);
  await pays.coins(10);
  await pays.open(100);
  machine.insertCoin(100);
  machine.restart('coinAcceptor');
  await pays.until(() => events.some(({ type }) => type === 'inDoubt'));
  await pays.fix();
  expect(journal.bounds()).toEqual({ min: 10, max: 510 });
});
