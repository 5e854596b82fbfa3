import { ok } from '#contract/result.ts';
import { townVersion } from '#contract/town-version.ts';
import type { HeartbeatReply, HeartbeatRequest } from '#contract/heartbeat.ts';

import type { Answering, Desk } from './desk.ts';

/** Keeps the terminal's last word, and answers the time and the version of the town. */
export async function heartbeat(
  { store, clock, town }: Pick<Desk, 'store' | 'clock' | 'town'>,
  request: HeartbeatRequest,
): Answering<HeartbeatReply> {
  const now = clock.now();
  await store.transaction(({ fleet }) => fleet.keep(request, now));
  return ok({ now: new Date(now).toISOString(), town: townVersion(town) });
}
