import type { Cashier } from '#contract/cashier.ts';

import type { OweWithin } from '../money/owed.ts';
import type { Parts } from '../parts.ts';
import { createCounts } from './counts.ts';
import { createOwedItems, createOwedRows } from './owed-items.ts';
import { createResolutions } from './resolutions.ts';

/** 出納 on the books of this terminal. */
export function createCashier(parts: Parts, oweWithin: OweWithin): Cashier {
  const owed = createOwedRows(parts.db, parts.now);
  return {
    ...createCounts(parts),
    ...createOwedItems(parts, owed),
    ...createResolutions(parts, owed, oweWithin),
  };
}
