import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';

import type { CoreControl, CoreHealth } from './core-control.ts';

/** What a release on probation says of itself (src/main/core/probation.ts): all else is well. */
const ON_PROBATION = 'onProbation';

/** Between two questions, ms. */
const EVERY_MS = 5_000;

/** `out`: nobody is served because nobody can be. */
export type Rest =
  | { readonly rests: true; readonly out: boolean }
  | { readonly rests: false; readonly why: NonNullable<CoreHealth['busy']> | 'silent' };

/**
 * Waits until nobody is served and no yen and no sheet is in doubt. A core that does not answer is not at rest: what it left
 * undone, only a core can tell.
 */
export async function waitForRest(core: CoreControl, clock: Clock, patienceMs: number): Promise<Rest> {
  const until = clock.monotonic() + patienceMs;
  for (;;) {
    const health = await core.health();
    if (health?.busy === null) return { rests: true, out: isOut(health) };
    if (clock.monotonic() >= until) return { rests: false, why: health?.busy ?? 'silent' };
    await wait(clock, EVERY_MS);
  }
}

/** Nobody can be served, for another reason than that a release is on probation. */
export function isOut({ screen, code }: CoreHealth): boolean {
  return screen === 'outOfService' && code !== ON_PROBATION;
}
