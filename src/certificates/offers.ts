import type { Offer } from '#contract/screen.ts';
import type { Town } from '#contract/town.ts';

import { opensNext } from './calendar.ts';
import { feeOn } from './fees.ts';
import { asJapanTime, dayOf } from './japan-time.ts';

/** What a site offers at a moment (ms), in the town's order. A kind without a fee in force that day is not offered. */
export function offersAt(town: Town, siteId: string, moment: number): Offer[] {
  return town.kinds.flatMap(({ kind }): Offer[] => {
    const fee = feeOn(town, kind, dayOf(moment));
    if (fee === null) return [];
    const next = opensNext(town, siteId, kind, moment);
    if (next === moment) return [{ kind, fee, available: { now: true } }];
    return [{ kind, fee, available: { now: false, next: next === null ? null : asJapanTime(next) } }];
  });
}
