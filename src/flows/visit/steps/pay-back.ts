import type { MoneyOutcome } from '#contract/screen.ts';
import type { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import type { Desk } from '../desk.ts';

/**
 * 返金・釣銭: pays back everything that the terminal still holds for the visit, except `withheld` (fees of sheets that
 * nobody can tell about, which the counter settles). What the hoppers cannot pay, and what is withheld, is recorded as
 * owed, with one number for the resident. `into: 'books'` pays nothing out: nobody is there any more to take it.
 */
export async function payBack(
  desk: Pick<Desk, 'books' | 'cash'>,
  visit: VisitId,
  settled: { readonly kept: Yen; readonly withheld: Yen; readonly into?: 'tray' | 'books' },
): Promise<MoneyOutcome> {
  const payable = yen(Math.max(0, desk.books.balanceOf(visit) - settled.withheld));
  const report =
    payable > 0 && settled.into !== 'books' ? await desk.cash.payout({ visit, amount: payable }) : undefined;
  const returned = report?.paid ?? yen(0);
  const remaining = desk.books.balanceOf(visit);
  if (remaining > 0) {
    const reason = settled.withheld > 0 ? 'paper-in-doubt' : (report?.status ?? 'unpaid');
    const owedNumber = desk.books.owe(visit, remaining, reason);
    return { state: 'owed', amount: remaining, returned, owedNumber };
  }
  if (settled.kept > 0) return { state: 'settled', kept: settled.kept, returned };
  return returned > 0 ? { state: 'returned', amount: returned } : { state: 'none' };
}
