import type { z } from 'zod';

import type { StatusReply } from '#contract/center.ts';
import { ok } from '#contract/result.ts';
import { townVersion } from '#contract/town-version.ts';

import type { Answer, Desk } from './desk.ts';

/** Alive, at this time, with this version of the town's decisions. */
export function status({ town, clock }: Desk): Answer<z.infer<typeof StatusReply>> {
  return ok({ town: townVersion(town), now: new Date(clock.now()).toISOString() });
}
