import * as fc from 'fast-check';

import { wait } from '#contract/clock.ts';
import type { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { MachinePart } from '#devices/cash/simulator/machine.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { VISIT } from '../support/cash-resident.ts';

/** One thing that a resident, staff, the core or fate does. */
export interface Step {
  readonly name: string;
  readonly act: (world: World) => void | Promise<unknown>;
}

export interface World {
  readonly bench: CashBench;
  readonly clock: HandClock;
  /** What fate has in store, to be called off. */
  readonly fates: Set<() => void>;
}

const COINS: readonly ChangeCoin[] = [10, 50, 100, 500];
const PARTS: readonly MachinePart[] = [
  'coinAcceptor',
  'noteValidator',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
];

const coin = fc.constantFrom(...COINS);
const part = fc.constantFrom(...PARTS);
const tens = fc.integer({ min: 1, max: 80 });

function step(name: string, act: Step['act']): Step {
  return { name, act };
}

const wellMeant: readonly fc.Arbitrary<Step>[] = [
  coin.map((coin) =>
    step(`insert ${coin}`, async ({ bench, clock }) => {
      bench.machine.insertCoin(coin);
      await clock.run(wait(clock, 700));
    }),
  ),
  fc.constant(step('insert note', ({ bench }) => bench.machine.insertNote(1000))),
  fc
    .integer({ min: 1, max: 4000 })
    .map((ms) => step(`wait ${ms}`, ({ clock }) => clock.run(wait(clock, ms)))),
  tens.map((tens) =>
    step(`begin ${tens * 10}`, ({ bench }) =>
      bench.settle(bench.cash.beginDeposit({ visit: VISIT, due: yen(tens * 10) })),
    ),
  ),
  fc.constant(step('fix', ({ bench }) => bench.settle(bench.cash.fixDeposit()))),
  tens.map((tens) =>
    step(`pay ${tens * 10}`, ({ bench }) =>
      bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(tens * 10) })),
    ),
  ),
  fc.constant(step('take tray', ({ bench }) => bench.machine.takeTray())),
];

const mishaps: readonly fc.Arbitrary<Step>[] = [
  coin.map((coin) => step(`coin dropped in: ${coin}`, ({ bench }) => bench.machine.insertCoin(coin))),
  fc.integer({ min: 1, max: 8 }).map((n) => step(`lose ${n}`, ({ bench }) => bench.machine.loseReplies(n))),
  fc
    .integer({ min: 1, max: 8 })
    .map((n) => step(`corrupt ${n}`, ({ bench }) => bench.machine.corruptReplies(n))),
  fc.integer({ min: 1, max: 3 }).map((n) => step(`delay ${n}`, ({ bench }) => bench.machine.delayReplies(n))),
  fc
    .constantFrom(154, 166, 167, 168, 225, 229)
    .map((header) =>
      step(`lose the reply to ${header}`, ({ bench }) => bench.machine.loseReplies(1, header)),
    ),
  part.map((part) => step(`jam ${part}`, ({ bench }) => bench.machine.jam(part))),
  part.map((part) => step(`clear ${part}`, ({ bench }) => bench.machine.clearJam(part))),
  part.map((part) => step(`restart ${part}`, ({ bench }) => bench.machine.restart(part))),
  coin.map((coin) => step(`empty ${coin}`, ({ bench }) => bench.machine.emptyHopper(coin))),
  fc.constant(step('cut power', ({ bench }) => bench.machine.cutPower())),
  fc.constant(step('restore power', ({ bench }) => bench.machine.restorePower())),
  fc.constant(step('unplug', ({ bench }) => bench.machine.unplug())),
  fc.constant(step('replug', ({ bench }) => bench.machine.replug())),
  fc
    .integer({ min: 1, max: 60 })
    .map((n) =>
      step(`crash ${n} commands later`, (world) => afterCommands(world, n, () => void world.bench.kill())),
    ),
  fc
    .integer({ min: 1, max: 60 })
    .map((n) =>
      step(`power cut ${n} commands later`, (world) =>
        afterCommands(world, n, () => world.bench.machine.cutPower()),
      ),
    ),
  fc.constant(
    step('start', async ({ bench }) => {
      await bench.kill();
      await bench.start();
    }),
  ),
];

/** Traces in which what is well meant and what goes wrong alternate at random. */
export const trace: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(...wellMeant, ...wellMeant, ...mishaps),
  {
    minLength: 5,
    maxLength: 30,
  },
);

function afterCommands({ bench, fates }: World, commands: number, act: () => void): void {
  let left = commands;
  const stop = bench.machine.subscribe(({ type }) => {
    if (type !== 'command' || --left > 0) return;
    stop();
    act();
  });
  fates.add(stop);
}

/** All is put right: cables, power and jams; a fresh core opens and looks on until nothing moves any more. */
export async function putRight({ bench, clock, fates }: World): Promise<boolean> {
  for (const callOff of fates) callOff();
  for (const each of PARTS) bench.machine.clearJam(each);
  bench.machine.replug();
  bench.machine.restorePower();
  await bench.kill();
  for (let tries = 0; tries < 10; tries++) {
    if ((await bench.start()).ok) {
      await clock.run(wait(clock, 60_000));
      return true;
    }
    await bench.kill();
  }
  return false;
}
