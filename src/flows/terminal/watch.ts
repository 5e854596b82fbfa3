import type { Clock } from '#contract/clock.ts';

import type { Health } from './inspect.ts';

/** How often the devices are looked at while nobody is there, ms. */
export const INSPECT_EVERY_MS = 5_000;

/**
 * Inspects again and again, each time after the last answer; a slow device never piles questions up. An inspection that is under
 * way when it ends is told so, and is not heard any more.
 */
export function watch(
  inspect: (ended: AbortSignal) => Promise<Health | undefined>,
  clock: Clock,
  tell: (health: Health) => void,
): () => void {
  let timer: unknown;
  const ending = new AbortController();
  const again = async (): Promise<void> => {
    const health = await inspect(ending.signal).catch((): Health => ({
      service: 'out',
      area: 'terminal',
      code: 'defect',
      who: 'technician',
    }));
    if (ending.signal.aborted) return;
    if (health) tell(health);
    timer = clock.setTimeout(() => void again(), INSPECT_EVERY_MS);
  };
  void again();
  return () => {
    ending.abort();
    clock.clearTimeout(timer);
  };
}
