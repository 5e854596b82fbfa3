import type { VisitId } from '#contract/ids.ts';
import type { MoneyOutcome } from '#contract/screen.ts';
import type { Yen } from '#contract/yen.ts';
import type { CashFault } from '#devices/cash/port.ts';

import { askAgain } from '../relay/tell-paid.ts';
import type { Books, Desk } from '../visit/desk.ts';
import { payBack } from '../money/pay-back.ts';

/** A visit that a crash left open, after devices and journal were brought together. */
export interface OpenVisit {
  readonly visit: VisitId;
  /** False when the visit itself had ended and only money was left. */
  readonly open: boolean;
  /** ms since 1970 of the visit's last entry in the books. */
  readonly at: number;
  /** Copies known to have come out, and the fees earned with them. */
  readonly printed: number;
  readonly kept: Yen;
  /** Fees of which nobody can tell whether they are earned. */
  readonly withheld: Yen;
  /** Of a relay payment (取次ぎ発行): what the center said, once it was told; undefined before. */
  readonly relay?: 'done' | 'refused' | 'unknown' | undefined;
}

/** What restarting asks of the ledger. */
export interface RecoveryBooks {
  /** Settles what only the books can settle (unsent copies are withdrawn, open draws marked) and lists open visits. */
  reconcile(): { readonly visits: readonly OpenVisit[]; readonly inDoubt: number };
  /** Whose money came too late: visits that have ended, undefined for money that came while none was open. */
  late(): readonly (VisitId | undefined)[];
}

/** A visit's end, as told to whoever still stands before the screen. */
export interface Aftermath {
  readonly visit: VisitId;
  readonly printed: number;
  readonly relay: OpenVisit['relay'];
  readonly money: MoneyOutcome;
}

/** `cashAway`: the devices could not say what they hold, so no visit is settled and all of this is done again. */
export type Recovery =
  | { readonly result: 'reconciled'; readonly aftermath: readonly Aftermath[]; readonly inDoubt: number }
  | { readonly result: 'cashAway'; readonly fault: CashFault };

/** After a longer silence, or once their papers were left, nobody stands there any more: coins are not paid into an empty room. */
const STILL_THERE_MS = 5 * 60_000;

/**
 * 再起動時の突合: reconciles, never resumes. First the devices say what happened to coins and sheets, and
 * the center what it has of payments for slips; then every visit left
 * open is ended: its unearned money paid back if its resident can still be there, else recorded as owed.
 */
export async function recover(desk: Desk, books: RecoveryBooks): Promise<Recovery> {
  const opened = await desk.cash.open();
  await desk.printer.reconcile();
  if (desk.slipPress.comesFrom === 'slips') await desk.slipPress.printer.reconcile();
  if (!opened.ok) return { result: 'cashAway', fault: opened.error };
  await askAgain(desk);
  const { visits, inDoubt } = books.reconcile();
  const aftermath: Aftermath[] = [];
  for (const left of visits) {
    const gone = desk.books.forgotten.open()?.visit === left.visit;
    const present = left.open && !gone && isRecent(desk.clock.now() - left.at);
    const money = await settle(desk, left, present);
    if (left.open) desk.books.visits.end(left.visit, 'restart');
    // The number of money owed is for its owner alone, not for whoever comes by next.
    if (present) aftermath.push({ visit: left.visit, printed: left.printed, relay: left.relay, money });
  }
  return { result: 'reconciled', aftermath, inDoubt };
}

/** A clock that was set back tells nothing. */
function isRecent(silenceMs: number): boolean {
  return silenceMs >= 0 && silenceMs < STILL_THERE_MS;
}

/** Ends a visit's money, and says all that became of it: what was given before the crash is no less true. */
async function settle(desk: Desk, left: OpenVisit, present: boolean): Promise<MoneyOutcome> {
  const { visit, kept, withheld, relay } = left;
  const settled = await payBack(desk, visit, {
    kept,
    withheld,
    into: present ? 'tray' : 'books',
    ...(relay === 'unknown' ? { doubt: 'relay-in-doubt' } : {}),
  });
  const { returned, owed } = desk.books.givenTo(visit);
  const [last, ...others] = owed.map(({ number, amount }) => ({ amount, owedNumber: number })).toReversed();
  if (last) return { state: 'owed', ...last, returned, ...(others.length > 0 ? { others } : {}) };
  if (settled.state === 'owed') return settled;
  if (kept > 0) return { state: 'settled', kept, returned };
  return returned > 0 ? { state: 'returned', amount: returned } : { state: 'none' };
}

/**
 * A coin can fall after its visit has ended, or when nobody is there. It is nobody's to pay into the tray any more: it is
 * recorded as owed, so that it has a number and staff are told.
 */
export function oweLateMoney(
  books: Pick<Books, 'owe' | 'balanceOf'>,
  late: readonly (VisitId | undefined)[],
): void {
  for (const visit of late) books.owe(visit, books.balanceOf(visit), 'late');
}
