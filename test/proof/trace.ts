import * as fc from 'fast-check';

import { StaffId } from '#contract/ids.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { MachinePart } from '#devices/cash/simulator/machine.ts';

import { FILL } from './world.ts';
import type { World } from './world.ts';

/** One thing that a resident, staff or fate does. */
export interface Step {
  readonly name: string;
  readonly act: (world: World) => void | Promise<void>;
}

export const PARTS: readonly MachinePart[] = [
  'coinAcceptor',
  'noteValidator',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
];

/** Of one visit, so many side effects at most are drawn from for a cut. */
const FURTHEST = 250;
/** How long a core is down that a fixed cut ends, ms. */
const DOWN_MS = 2_000;
/** Commands whose answer decides about money. */
const TELLING = [154, 159, 166, 167, 168, 225, 229];

const ms = (max: number) => fc.integer({ min: 20, max });
const replies = fc.integer({ min: 1, max: 6 });
const to = fc.option(fc.constantFrom(...TELLING), { nil: undefined });
const part = fc.constantFrom(...PARTS);
const one = (name: string, act: Step['act']) => fc.constant<Step>({ name, act });
const step = (name: string, act: Step['act']): Step => ({ name, act });

const visit = fc
  .integer({ min: 1, max: 3 })
  .map((copies) => step(`visit for ${copies}`, (world) => world.toPay(copies)));

const residents: readonly fc.Arbitrary<Step>[] = [
  fc.tuple(fc.constantFrom(10, 50, 100, 500, 500), ms(2_000)).map(([coin, ms]) =>
    step(`coin ${coin}, ${ms} ms`, async (world) => {
      world.insert(coin);
      await world.pass(ms);
    }),
  ),
  ms(4_000).map((ms) =>
    step(`note, ${ms} ms`, async (world) => {
      world.insert(1000);
      await world.pass(ms);
    }),
  ),
  one('next', (world) => world.tap({ name: 'next' })),
  one('cancel', (world) => world.tap({ name: 'cancel' })),
  one('take tray', ({ machine }) => machine.takeTray()),
  ms(6_000).map((ms) => step(`${ms} ms`, ({ pass }) => pass(ms))),
];

const cuts = fc
  .tuple(fc.integer({ min: 1, max: FURTHEST }), ms(5_000), fc.boolean())
  .map(([ahead, downMs, power]) =>
    step(`${power ? 'power cut' : 'crash'} ${ahead} effects ahead, for ${downMs} ms`, (world) =>
      world.cutAfter(ahead, downMs, power),
    ),
  );

/** A crash, or a power cut of everything, right after the `ahead`th thing from now that changes something. */
export function cutAfterAct(ahead: number, power: boolean): Step {
  return step(`${power ? 'power cut' : 'crash'} after act ${ahead}`, (world) =>
    world.cutAfterAct(ahead, DOWN_MS, power),
  );
}

const fates: readonly fc.Arbitrary<Step>[] = [
  cuts,
  cuts,
  fc
    .tuple(fc.integer({ min: 1, max: FURTHEST }), fc.constantFrom(300, 3_000, 25_000))
    .map(([ahead, ms]) =>
      step(`unplugged ${ahead} effects ahead, for ${ms} ms`, (world) => world.unplugAfter(ahead, ms)),
    ),
  one('crash', (world) => world.restart()),
  one('orderly stop', (world) => world.stop()),
  one('gone away', ({ pass }) => pass(20_000)),
  fc
    .constantFrom<PrintVerdict>('printed', 'notPrinted', 'unknown')
    .map((verdict) => step(verdict, ({ verdicts }) => void verdicts.push(verdict))),
  fc
    .tuple(replies, to)
    .map(([n, to]) => step(`lose ${n} to ${to}`, ({ machine }) => machine.loseReplies(n, to))),
  fc
    .tuple(replies, to)
    .map(([n, to]) => step(`corrupt ${n} to ${to}`, ({ machine }) => machine.corruptReplies(n, to))),
  fc
    .tuple(replies, to)
    .map(([n, to]) => step(`delay ${n} to ${to}`, ({ machine }) => machine.delayReplies(n, to))),
  fc
    .tuple(replies, to)
    .map(([n, to]) => step(`${n} to ${to} unheard`, ({ machine }) => machine.loseCommands(n, to))),
  fc
    .constantFrom('safe', 'mouth', 'stacker')
    .map((where) => step(`jam the next note: ${where}`, ({ machine }) => machine.jamNote(where))),
  one('pull the note', ({ machine }) => machine.pullNote()),
  one('fill the stacker', ({ machine }) => machine.fillStacker()),
  one('empty the stacker', ({ machine }) => machine.emptyStacker()),
  fc
    .constantFrom(10, 50, 100, 500)
    .map((coin) => step(`refuse to pay ${coin}`, ({ machine }) => machine.refusePayout(coin))),
  part.map((part) => step(`jam ${part}`, ({ machine }) => machine.jam(part))),
  part.map((part) => step(`clear ${part}`, ({ machine }) => machine.clearJam(part))),
  part.map((part) => step(`restart ${part}`, ({ machine }) => machine.restart(part))),
  fc
    .constantFrom(10, 50, 100, 500)
    .map((coin) => step(`empty ${coin}`, ({ machine }) => machine.emptyHopper(coin))),
  one('power off', ({ machine }) => machine.cutPower()),
  one('power on', ({ machine }) => machine.restorePower()),
  one('unplug', ({ machine }) => machine.unplug()),
  one('replug', ({ machine }) => machine.replug()),
];

/** A resident on the way to pay, and what may come then. */
export const trace: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    visit,
    fc.array(fc.oneof(visit, ...residents, ...residents, ...fates), { minLength: 3, maxLength: 16 }),
  )
  .map(([first, then]) => [first, ...then]);

const wait = (ms: number) => step(`${ms} ms`, ({ pass }) => pass(ms));
const insert = (item: 10 | 50 | 100 | 500 | 1000, ms = 1_500) =>
  step(`${item} yen, ${ms} ms`, async (world) => {
    world.insert(item);
    await world.pass(ms);
  });
const buy = (copies: number) => step(`visit for ${copies}`, (world) => world.toPay(copies));
const next = step('next', (world) => world.tap({ name: 'next' }));
const cancel = step('cancel', (world) => world.tap({ name: 'cancel' }));

/** To the end of a visit, whatever its last screens are. */
const leave = step('leave', async (world) => {
  for (let taps = 0; taps < 4; taps += 1) {
    await world.tap({ name: 'next' });
    await world.pass(6_000);
    world.machine.takeTray();
  }
});
const byNote = [buy(1), insert(1000, 4_000), wait(4_000), leave];

const jamAndUnplug = step('jam and unplug at the first coin', async (world) => {
  const stop = world.machine.subscribe((event) => {
    if (event.type !== 'moved' || event.truth.tray === 0) return;
    stop();
    world.machine.unplug();
    world.machine.jam('hopper:100');
  });
  await world.tap({ name: 'next' });
});
const replug = step('replug', ({ machine }) => machine.replug());

/** Staff, who know how many coins there are, and write it down. */
const STAFF = StaffId.parse('1042');
const takeOut = (coin: 100 | 500, coins: number) =>
  step(`${coins} of ${coin} taken out`, ({ ledger, machine }) => {
    machine.emptyHopper(coin);
    machine.fillHopper(coin, FILL[coin] - coins);
    ledger.cashier.takeOut(coin, coins, STAFF);
  });
const load = (coin: 50 | 100 | 500, coins: number) =>
  step(`${coins} of ${coin} filled in`, ({ ledger, machine }) => {
    machine.fillHopper(coin, coins);
    ledger.cashier.load(coin, coins, STAFF);
  });

/** Visits in which each of the mutants must show itself. */
export const FIXED: Readonly<Record<string, readonly Step[]>> = {
  'coins and change': [buy(1), insert(50), insert(500), wait(4_000), next, wait(4_000)],
  'a note and change': [buy(1), insert(1000, 4_000), wait(4_000), next, wait(6_000)],
  'a refund': [buy(2), insert(100), insert(50), insert(10), cancel, wait(5_000)],
  'a hopper that turns out to be empty': [
    buy(1),
    step('empty 100', ({ machine }) => machine.emptyHopper(100)),
    insert(500),
    wait(4_000),
    next,
    wait(15_000),
  ],
  'a jam and a loose cable during change': [
    buy(1),
    insert(500),
    wait(3_000),
    jamAndUnplug,
    wait(60_000),
    replug,
    wait(5_000),
  ],
  'a note when there is hardly any change': [wait(10_000), takeOut(500, 4), takeOut(100, 10), ...byNote],
  'a note for which only a hopper that hid what it paid has change': [
    takeOut(500, 4),
    load(100, 10),
    buy(1),
    insert(500),
    wait(3_000),
    jamAndUnplug,
    wait(60_000),
    replug,
    step('clear 100', ({ machine }) => machine.clearJam('hopper:100')),
    wait(5_000),
    leave,
    step('crash', (world) => world.restart()),
    wait(20_000),
    ...byNote,
  ],
  'money while nobody pays': [
    buy(1),
    insert(50),
    cancel,
    wait(5_000),
    leave,
    wait(10_000),
    insert(100),
    insert(1000, 4_000),
  ],
};
