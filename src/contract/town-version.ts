import { createHash } from 'node:crypto';

import type { Town } from './town.ts';

/** Tells two states of town.json apart: SHA-256 (hex) of its content. */
export function townVersion(town: Town): string {
  return createHash('sha256').update(JSON.stringify(town)).digest('hex');
}
