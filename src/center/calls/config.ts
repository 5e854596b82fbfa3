import { createHash } from 'node:crypto';

import type { z } from 'zod';

import type { ConfigReply } from '#contract/center.ts';
import { ok } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';

import type { Answer, Desk } from './desk.ts';

/** The town's decisions: fees, hours, closed days, options. */
export function config({ town }: Desk): Answer<z.infer<typeof ConfigReply>> {
  return ok({ version: versionOf(town), town });
}

/** Tells two states of town.json apart: SHA-256 (hex) of its content. */
export function versionOf(town: Town): string {
  return createHash('sha256').update(JSON.stringify(town)).digest('hex');
}
