import type { Cashier } from '#contract/cashier.ts';

import type { Parts } from '../parts.ts';
import { createCounts } from './counts.ts';
import { createOwedItems } from './owed-items.ts';
import { createResolutions } from './resolutions.ts';
import type { Claims } from './resolutions.ts';

/** 出納 on the books of this terminal. */
export function createCashier(parts: Parts, claims: Claims): Cashier {
  return {
    ...createCounts(parts),
    ...createOwedItems(parts, claims.owed),
    ...createResolutions(parts, claims),
  };
}
