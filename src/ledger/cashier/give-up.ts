import type { StaffId, VisitId } from '#contract/ids.ts';

import type { Entries, Line } from '../money/entries.ts';
import type { OwedRows } from './owed-items.ts';

/**
 * The sides of an entry by which a visit's claim on `amount` yen ends: what is still held goes first, then what is owed under
 * numbers; what the counter has paid back meanwhile is missing (過不足). Whoever posts them is inside a transaction.
 */
export type GiveUp = (visit: VisitId | undefined, amount: number, by: StaffId) => readonly Line[];

export function createGiveUp(entries: Entries, owed: OwedRows): GiveUp {
  return (visit, amount, by) => {
    const held = Math.min(amount, Math.max(0, entries.heldFor(visit)));
    const owedYet = visit === undefined ? 0 : owed.take(visit, amount - held, { how: 'found', by });
    return [
      { account: 'customer', visit, yen: held },
      { account: 'owed', yen: owedYet },
      { account: 'difference', yen: amount - held - owedYet },
    ];
  };
}
