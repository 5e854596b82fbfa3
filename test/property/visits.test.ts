import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { PrintVerdict } from '#contract/paper.ts';
import type { MachinePart } from '#devices/cash/simulator/machine.ts';
import { temporaryFolder } from '#ledger/testing/test-ledger.ts';

import { World } from './visit-world.ts';

const RUNS = Number(process.env['MADO_VISIT_RUNS'] ?? 10);
const SEED = Number(process.env['MADO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** By then every patience and every deadline is over. */
const AT_REST_MS = 400_000;
const PARTS: readonly MachinePart[] = [
  'coinAcceptor',
  'noteValidator',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
];

/** One thing that a resident, staff or fate does. */
interface Step {
  readonly name: string;
  readonly act: (world: World) => void | Promise<void>;
}

const ms = (max: number) => fc.integer({ min: 20, max });
const verdict = fc.constantFrom<PrintVerdict>('printed', 'notPrinted', 'unknown');
const one = (name: string, act: Step['act']) => fc.constant<Step>({ name, act });

const visit = fc
  .integer({ min: 1, max: 3 })
  .map((copies): Step => ({ name: `visit for ${copies}`, act: (world) => world.toPay(copies) }));

const residents: readonly fc.Arbitrary<Step>[] = [
  visit,
  fc.tuple(fc.constantFrom(10, 50, 100, 500, 500), ms(2_000)).map(([coin, ms]): Step => ({
    name: `coin ${coin}, ${ms} ms`,
    async act({ machine, pass }) {
      machine.insertCoin(coin);
      await pass(ms);
    },
  })),
  one('note', ({ machine }) => machine.insertNote(1000)),
  one('next', (world) => world.tap({ name: 'next' })),
  one('cancel', (world) => world.tap({ name: 'cancel' })),
  one('take tray', ({ machine }) => machine.takeTray()),
  ms(6_000).map((ms): Step => ({ name: `${ms} ms`, act: ({ pass }) => pass(ms) })),
];

const fates: readonly fc.Arbitrary<Step>[] = [
  one('gone away', ({ pass }) => pass(150_000)),
  verdict.map((verdict): Step => ({ name: verdict, act: ({ verdicts }) => void verdicts.push(verdict) })),
  ms(3_000).map((ms): Step => ({
    name: `crash, ${ms} ms`,
    async act(world) {
      world.restart();
      await world.pass(ms);
    },
  })),
  one('orderly stop', (world) => world.stop()),
  fc.constantFrom(...PARTS).map((part): Step => ({
    name: `jam ${part}`,
    act: ({ machine }) => machine.jam(part),
  })),
  one('clear jams', (world) => world.clearJams(PARTS)),
  one('unplug', ({ machine }) => machine.unplug()),
  one('replug', ({ machine }) => machine.replug()),
];

const trace = fc.array(fc.oneof(visit, ...residents, ...residents, ...fates), {
  minLength: 20,
  maxLength: 60,
});

test(
  `whatever happens to visits, no yen is lost and none is taken for nothing (MADO_SEED=${SEED})`,
  { timeout: 300_000 },
  async () => {
    await fc.assert(fc.asyncProperty(trace, play), { numRuns: RUNS, seed: SEED });
  },
);

async function play(steps: readonly Step[]): Promise<void> {
  using folder = temporaryFolder();
  const world = new World(folder.path);
  await world.pass(8_000);
  for (const { act } of steps) await act(world);

  world.machine.replug();
  world.clearJams(PARTS);
  await world.pass(AT_REST_MS);
  world.restart();
  await world.pass(AT_REST_MS);

  const { ledger, machine } = world;
  expect(ledger.visits.unsettled()).toEqual([]);
  expect(ledger.balance('customer')).toBe(0);
  expect(world.core.flow.frame().screen.name).toBe('idle');

  // What the terminal has kept is what it earned and owes, but for what the devices could not tell.
  const { inserted, gotBack, tray, found } = machine.truth();
  const kept = inserted - gotBack - tray - found;
  const told = 0 - ledger.balance('revenue') - ledger.balance('owed');
  const width = (way: 'in' | 'out') =>
    ledger
      .openDoubts()
      .filter(({ direction }) => direction === way)
      .reduce((sum, { min, max }) => sum + max - min, 0);
  expect(kept).toBeGreaterThanOrEqual(told - width('out'));
  expect(kept).toBeLessThanOrEqual(told + width('in'));
  ledger.close();
}
