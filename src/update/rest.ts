import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';

import type { CoreControl, CoreHealth } from './core-control.ts';

/** Between two questions, ms. */
const EVERY_MS = 5_000;

export type Rest =
  | { readonly rests: true }
  | { readonly rests: false; readonly why: NonNullable<CoreHealth['busy']> | 'silent' };

/**
 * Waits until nobody is served and no yen and no sheet is in doubt. A core that does not answer is not at rest: what it left
 * undone, only a core can tell.
 */
export async function waitForRest(core: CoreControl, clock: Clock, patienceMs: number): Promise<Rest> {
  const until = clock.monotonic() + patienceMs;
  for (;;) {
    const health = await core.health();
    if (health?.busy === null) return { rests: true };
    if (clock.monotonic() >= until) return { rests: false, why: health?.busy ?? 'silent' };
    await wait(clock, EVERY_MS);
  }
}
