import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { RootStatement } from '#release/statement.ts';

import { writeDurably } from './durable.ts';
import { SLOTS } from './layout.ts';
import type { Layout } from './layout.ts';

const Place = z.enum([...SLOTS, 'packaged']);

/** A release that runs on probation. */
const Trial = z.strictObject({
  slot: z.enum(SLOTS),
  /** Where to go back to. */
  from: Place,
  version: z.string(),
  commit: z.string(),
  counter: z.int(),
  /** Keys that could sign it. */
  keys: z.array(z.string()),
  signers: z.array(z.string()),
  /** Whether the release before it could serve nobody either. */
  outBefore: z.boolean(),
  /** It did not prove itself; what is left is the way back. */
  failed: z.boolean(),
  /** How often a machine that was switched off has come up with it since. */
  starts: z.int(),
});
export type Trial = z.infer<typeof Trial>;

/** What the updater remembers over power cuts. */
export const UpdateState = z.strictObject({
  /** The newest release that proved itself here; there is no way behind its counter. */
  had: z.strictObject({ counter: z.int(), keys: z.array(z.string()) }),
  /** The newest list of keys that was followed; null until one came with a release. */
  root: z.nullable(RootStatement),
  trial: z.nullable(Trial),
  /** Who signed what runs; empty for what dpkg installed. */
  signers: z.array(z.string()),
});
export type UpdateState = z.infer<typeof UpdateState>;

const FRESH: UpdateState = { had: { counter: 0, keys: [] }, root: null, trial: null, signers: [] };

/** Throws where the file is damaged: then nothing is known of older releases, and a technician must look. */
export function readState({ state }: Pick<Layout, 'state'>): UpdateState {
  let text: string;
  try {
    text = readFileSync(state, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return FRESH;
    throw error;
  }
  return UpdateState.parse(JSON.parse(text));
}

export function writeState({ state }: Pick<Layout, 'state'>, value: UpdateState): void {
  writeDurably(state, `${JSON.stringify(value, null, 2)}\n`);
}
