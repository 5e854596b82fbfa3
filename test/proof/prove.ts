import * as fc from 'fast-check';

import type { Mutant } from './mutant.ts';
import { play } from './run.ts';
import { trace } from './trace.ts';
import type { SliceDone } from './slice.ts';
import type { Step } from './trace.ts';
import type { Place } from './world.ts';

export interface Proved {
  readonly runs: number;
  /** The smallest trace that was found to break an invariant, and what it breaks. */
  readonly broken: SliceDone['broken'];
}

/** Plays so many random traces; the same seed brings them back. Stops at the first that breaks an invariant. */
export async function prove(
  { runs, seed, shrink = true }: { readonly runs: number; readonly seed: number; readonly shrink?: boolean },
  place: Place,
  mutant?: Mutant,
): Promise<Proved> {
  const property = fc.asyncProperty(trace, async (steps) => {
    const broken = await play(steps, place, mutant);
    if (broken.length > 0) throw new Error(broken.join('; '));
  });
  const { failed, numRuns, counterexample, errorInstance } = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
  });
  if (!failed) return { runs: numRuns, broken: undefined };
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance);
  return { runs: numRuns, broken: { steps: namesOf(counterexample?.[0] ?? []), why } };
}

function namesOf(steps: readonly Step[]): string[] {
  return steps.map(({ name }) => name);
}
