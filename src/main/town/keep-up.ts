import type { Clock } from '#contract/clock.ts';

import type { CenterClient } from '#main/center/client.ts';
import type { Towns } from './towns.ts';

/** How often the center is asked whether the town has decided anything new, ms. */
const ASK_EVERY_MS = 60_000;

/** Asks the center for the town's decisions, now and once a minute. Without an answer the last good ones stay in force. */
export function keepUpWithTown(options: {
  readonly towns: Towns;
  readonly center: Pick<CenterClient, 'config'>;
  readonly clock: Clock;
}): { stop(): Promise<void> } {
  const { towns, center, clock } = options;
  const stopping = new AbortController();
  let timer: unknown;

  const ask = async (): Promise<void> => {
    const reply = await center.config(towns.fetched(), stopping.signal);
    if (stopping.signal.aborted) return;
    if (reply.ok && reply.value.answer === 'edition') {
      const { body, signature } = reply.value;
      towns.take({ body, signature });
    }
    timer = clock.setTimeout(() => {
      asking = ask();
    }, ASK_EVERY_MS);
  };
  let asking = ask();
  return {
    async stop() {
      stopping.abort();
      clock.clearTimeout(timer);
      await asking;
    },
  };
}
