import type { Guard } from './mask.ts';
import { guardOf } from './mask.ts';
import { latticeOf } from './patches.ts';

/** The guard of a calibration number, made when it is first asked for. */
export type Guards = (patch: number) => Guard;

export function rememberGuards(): Guards {
  const made = new Map<number, Guard>();
  return (patch) => {
    const lattice = latticeOf(patch);
    if (lattice === undefined) throw new RangeError('no number of the calibration sheet');
    const guard = made.get(patch) ?? guardOf(lattice);
    made.set(patch, guard);
    return guard;
  };
}
