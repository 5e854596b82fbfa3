import { afterEach, expect, test } from 'vitest';

import { wait } from '#contract/clock.ts';
import type { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { benchInMemory } from '../support/cash-in-memory.ts';
import { VISIT, paying } from '../support/cash-resident.ts';

/** The longest that ccTalk lets an accepting device wait for its poll, ms (part 4, 2: 200 or less). */
const LONGEST_MS = 200;
const DEVICES = [2, 3, 4, 5, 6, 40];
let bench: CashBench | undefined;

/** Six devices at the wire's own 9600 bit/s: each byte, echo and answer takes its time on this clock. */
async function started(): Promise<{ readonly bench: CashBench; readonly clock: HandClock }> {
  const made = benchInMemory({ pace: 'real', fill: { 10: 20, 50: 10, 100: 6, 500: 8 } });
  bench = made.bench;
  await made.bench.start();
  return made;
}

afterEach(async () => {
  await bench?.end();
  bench = undefined;
});

/** The longest that each device was left alone while something went on, ms. */
async function longestAlone(
  { bench, clock }: Awaited<ReturnType<typeof started>>,
  goesOn: () => Promise<unknown>,
): Promise<ReadonlyMap<number, number>> {
  const last = new Map(DEVICES.map((address) => [address, clock.monotonic()]));
  const longest = new Map(DEVICES.map((address) => [address, 0]));
  const note = (address: number): void => {
    const now = clock.monotonic();
    longest.set(address, Math.max(longest.get(address) ?? 0, now - (last.get(address) ?? now)));
    last.set(address, now);
  };
  const stop = bench.machine.subscribe((event) => {
    if (event.type === 'command') note(event.address);
  });
  await goesOn();
  stop();
  for (const address of DEVICES) note(address);
  return longest;
}

const tooLong = (longest: ReadonlyMap<number, number>) => [...longest].filter(([, ms]) => ms > LONGEST_MS);

test('with six devices on one bus none waits longer than 200 ms for its poll: idle, and while money is taken', async () => {
  const here = await started();
  const idle = await longestAlone(here, () => here.bench.settle(wait(here.clock, 10_000)));
  expect(tooLong(idle)).toEqual([]);
  const pays = await paying(here.bench, 300);
  const taking = await longestAlone(here, async () => {
    await pays.coins(100, 10);
    await pays.note();
    await pays.fix();
  });
  expect(tooLong(taking)).toEqual([]);
});

test('nor do the acceptors while a hopper pays', async () => {
  const here = await started();
  const longest = await longestAlone(here, () =>
    here.bench.settle(here.bench.cash.payout({ visit: VISIT, amount: yen(1_000) })),
  );
  expect(tooLong(longest).filter(([address]) => address === 2 || address === 40)).toEqual([]);
});

test('a hopper that falls silent is known before its change is promised, and is known again when it is back', async () => {
  const { bench, clock } = await started();
  const { machine, cash } = bench;
  const stop = machine.subscribe((event) => {
    if (event.type === 'command' && event.address === 6) machine.loseReplies(1, event.header);
  });
  await bench.until(() => cash.status().faults.length > 0);
  expect(cash.status().faults).toMatchObject([{ code: 'offline', who: 'technician' }]);
  expect(cash.status()).toMatchObject({ device: 'ready', accepting: [10, 50, 100, 500] });
  stop();
  await bench.settle(wait(clock, 30_000));
  expect(cash.status()).toMatchObject({ faults: [], accepting: [10, 50, 100, 500, 1000] });
});

test('one unheard answer of a hopper is the line’s, not the hopper’s', async () => {
  const { bench, clock } = await started();
  bench.machine.loseReplies(1, 163);
  await bench.settle(wait(clock, 5_000));
  expect(bench.events.filter(({ type }) => type === 'status')).toHaveLength(1);
});

test('a hopper whose sensor sees less than its books say promises nothing, until it is filled', async () => {
  const { bench } = await started();
  const { machine, cash, journal } = bench;
  const accuracy = () => cash.status().units.find(({ unit }) => unit === 'hopper:500')?.accuracy;
  machine.emptyHopper(500);
  await bench.until(() => accuracy() === 'inaccurate');
  expect(cash.status().accepting).not.toContain(1000);
  machine.fillHopper(500, 8);
  await bench.until(() => accuracy() === 'accurate');
  expect(journal.coinsIn(500)).toBe(8);
});
