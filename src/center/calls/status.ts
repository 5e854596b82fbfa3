import { createHash } from 'node:crypto';

import type { z } from 'zod';

import type { StatusReply } from '#contract/center.ts';
import { ok } from '#contract/result.ts';

import type { Answer, Desk } from './desk.ts';

/** Alive, at this time, with this version of the town's decisions (SHA-256 of town.json's content). */
export function status({ town, clock }: Desk): Answer<z.infer<typeof StatusReply>> {
  const version = createHash('sha256').update(JSON.stringify(town)).digest('hex');
  return ok({ town: version, now: new Date(clock.now()).toISOString() });
}
