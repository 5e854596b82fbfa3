import type { Ids } from '#contract/ids.ts';

import { random } from '../fuzz/mutate.ts';

export const seededRandom = random;

/** Ids with the shape and the chance of a UUID, the same for the same numbers. */
export function seededIds(next: () => number): Ids {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return { next: () => [8, 4, 4, 4, 12].map(hex).join('-') };
}
