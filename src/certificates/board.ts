import { type Board, MAX_NOTICES } from '#contract/board.ts';
import type { Town } from '#contract/town.ts';

import { hoursOn, siteOf } from './calendar.ts';
import { dayOf } from './japan-time.ts';

/** What hangs at a site at a moment (ms): its hours of that day, and the town's notices, those first that began last. */
export function boardAt(town: Town, siteId: string, moment: number): Board {
  const day = dayOf(moment);
  const notices = town.notices
    .filter(({ from, to, sites }) => from <= day && day <= to && (sites?.includes(siteId) ?? true))
    .toSorted((one, other) => other.from.localeCompare(one.from))
    .slice(0, MAX_NOTICES);
  return {
    today: hoursOn(town, siteOf(town, siteId), day).map(({ from, to }) => ({ from, to })),
    notices: notices.map(({ shown }) => shown),
  };
}
