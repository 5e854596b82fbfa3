import type { Clock } from '#contract/clock.ts';

import type { Health } from './inspect.ts';

/** How often the devices are looked at while nobody is there, ms. */
export const INSPECT_EVERY_MS = 5_000;

/** Inspects again and again, each time after the last answer; a slow device never piles questions up. */
export function watch(
  inspect: () => Promise<Health>,
  clock: Clock,
  tell: (health: Health) => void,
): () => void {
  let timer: unknown;
  let ended = false;
  const again = async (): Promise<void> => {
    const health = await inspect().catch((): Health => ({
      service: 'out',
      area: 'terminal',
      code: 'defect',
      who: 'technician',
    }));
    if (ended) return;
    tell(health);
    timer = clock.setTimeout(() => void again(), INSPECT_EVERY_MS);
  };
  void again();
  return () => {
    ended = true;
    clock.clearTimeout(timer);
  };
}
