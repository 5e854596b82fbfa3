import type { Clock } from '#contract/clock.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { benchInMemory } from '../support/cash-in-memory.ts';
import { paying } from '../support/cash-resident.ts';

const FILL = { 10: 20, 50: 10, 100: 20, 500: 12 };

export type Paying = Awaited<ReturnType<typeof paying>>;

/** One row of the failure table: what breaks, what the wire shows of it, and what the journal must hold afterwards. */
export interface Failure {
  readonly build?: Build;
  readonly due?: number;
  /** What happens while somebody pays. */
  readonly play: (
    pays: Paying,
    here: { readonly bench: CashBench; readonly clock: Clock },
  ) => Promise<unknown>;
  /** Between which bounds the journal then says that the money inside lies, yen. */
  readonly bounds: readonly [number, number];
  /** What the devices complain of, and to whom. */
  readonly faults?: readonly string[];
  readonly places?: object;
}

export type Failures = readonly (readonly [string, Failure])[];

export const complains = (bench: CashBench, code: string): boolean =>
  bench.cash.status().faults.some((fault) => fault.code === code);

/** Plays one row on the real driver against the simulated devices; answers what became of it. */
export async function played({ build = {}, due = 300, play }: Failure) {
  const { bench, clock } = benchInMemory({ pace: 'real', fill: FILL, build });
  await bench.start();
  const pays = await paying(bench, due);
  await play(pays, { bench, clock });
  const { min, max } = bench.journal.bounds();
  const { inserted, gotBack, tray, places } = bench.machine.truth();
  const inside = inserted - gotBack - tray;
  const faults = bench.cash.status().faults.map(({ code, who }) => `${code}/${who}`);
  await bench.end();
  return { bounds: [min, max], trueToIt: min <= inside && inside <= max, faults, places };
}

/** What must have become of it. */
export function wanted({ bounds, faults = [], places = {} }: Failure) {
  return { bounds, trueToIt: true, faults, places };
}
