import type { MoneyOutcome } from '#contract/screen.ts';
import type { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';
import type { PayoutReport } from '#devices/cash/port.ts';

import type { Desk } from '../visit/desk.ts';

/** What the flow knows of a visit's fees when it comes to paying back. */
export interface Settling {
  /** Fees earned, yen. */
  readonly kept: Yen;
  /** Fees of which nobody can tell whether they are earned, yen: not paid out, the counter settles them. */
  readonly withheld: Yen;
  /** Whose word is missing where something is withheld: the printer's, unless it is the center's. */
  readonly doubt?: 'paper-in-doubt' | 'relay-in-doubt';
  /** `books`: nobody is there any more to take coins, so all of it is recorded as owed. */
  readonly into?: 'tray' | 'books';
}

/**
 * 返金・釣銭: pays back what the ledger says may be paid. What the hoppers could not pay, what may be out already, and fees in
 * doubt are recorded as owed, under one number for the resident.
 */
export async function payBack(
  { books, cash }: Pick<Desk, 'books' | 'cash'>,
  visit: VisitId,
  { kept, withheld, doubt = 'paper-in-doubt', into = 'tray' }: Settling,
): Promise<MoneyOutcome> {
  const payable = books.payableTo(visit);
  const report = payable > 0 && into === 'tray' ? await cash.payout({ visit, amount: payable }) : undefined;
  const returned = report ? surelyOut(report) : yen(0);
  const left = books.balanceOf(visit);
  if (left > 0) {
    const reason = withheld > 0 ? doubt : (report?.status ?? 'unpaid');
    return { state: 'owed', amount: left, returned, owedNumber: books.owe(visit, left, reason) };
  }
  if (kept > 0) return { state: 'settled', kept, returned };
  return returned > 0 ? { state: 'returned', amount: returned } : { state: 'none' };
}

/** What the resident will find in the tray for certain; the books have it as paid. */
function surelyOut(report: PayoutReport): Yen {
  return report.status === 'unknown' ? yen(report.paid + report.doubt.min) : report.paid;
}
