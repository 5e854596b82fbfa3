import { createHash } from 'node:crypto';

import type { Town } from './town.ts';

/**
 * How far ahead of the clock a decision may be dated, ms: clocks differ, but what is dated years ahead would keep every true decision
 * out until then.
 */
export const DECIDED_AHEAD_MS = 24 * 60 * 60_000;

/** When the town decided this, ms since 1970; Japan has one time, without summer. */
export function decidedAt({ decided }: Pick<Town, 'decided'>): number {
  return Date.parse(`${decided}:00+09:00`);
}

/** Tells two states of town.json apart: SHA-256 (hex) of its content. */
export function townVersion(town: Town): string {
  return createHash('sha256').update(JSON.stringify(town)).digest('hex');
}
