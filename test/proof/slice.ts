import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { z } from 'zod';

/** Some of the runs, which one process plays: the same seed brings them back. */
export const Slice = z.object({ runs: z.int().positive(), seed: z.int() });
export type Slice = z.infer<typeof Slice>;

export const SliceDone = Slice.extend({
  broken: z.object({ steps: z.array(z.string()), why: z.string() }).optional(),
});
export type SliceDone = z.infer<typeof SliceDone>;

const SLICE = 50;

/** The same runs in slices, each with a seed of its own, counted on from the first. */
export function slices(runs: number, seed: number): readonly Slice[] {
  return Array.from({ length: Math.ceil(runs / SLICE) }, (_, at) => ({
    runs: Math.min(SLICE, runs - at * SLICE),
    seed: seed + at,
  }));
}

/** Where ledgers lie that live for a second: what survives a cut of the power itself is not judged here. */
export function scratch(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
