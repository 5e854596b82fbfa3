import { readFileSync } from 'node:fs';

import type { Clock } from '#contract/clock.ts';
import type { Ongoing } from '#ledger/sync/until-stopped.ts';

import { COMMIT } from '../version.ts';

/** How often a core on probation looks whether it is kept, ms. */
const LOOK_EVERY_MS = 1_000;

/**
 * A release on probation (src/update/trial.ts) may yet go back to the books as they were before it. So nobody begins a visit, and the
 * center is told nothing of the books, until the updater has kept it.
 */
export interface Probation {
  readonly lasts: () => boolean;
}

/** The updater names the commit on probation in a file; `MADO_PROBATION` says where (packaging/root/usr/lib/mado/bin/run). */
export function probationOf(
  file: string | undefined = process.env['MADO_PROBATION'],
  commit: string | null = COMMIT,
): Probation {
  const lasts = (): boolean => file !== undefined && commit !== null && textOf(file).trim() === commit;
  return { lasts };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not there: nothing is on probation
  }
}

/** Starts work when the probation is over; where there is none, at once. */
export function afterProbation(
  { lasts }: Probation,
  clock: Clock,
  start: () => Pick<Ongoing, 'stop'>,
): Pick<Ongoing, 'stop'> {
  let work: Pick<Ongoing, 'stop'> | undefined;
  let timer: unknown;
  const look = (): void => {
    if (!lasts()) work = start();
    else timer = clock.setTimeout(look, LOOK_EVERY_MS);
  };
  look();
  return {
    async stop() {
      clock.clearTimeout(timer);
      await work?.stop();
    },
  };
}
