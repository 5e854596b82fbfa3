import type { VisitId } from '#contract/ids.ts';
import type { MoneyOutcome } from '#contract/screen.ts';
import type { Yen } from '#contract/yen.ts';

import type { Desk } from '../visit/desk.ts';
import { payBack } from '../visit/steps/pay-back.ts';

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
  /** Fees of sheets that nobody can tell about. */
  readonly withheld: Yen;
}

/** What restarting asks of the ledger. */
export interface RecoveryBooks {
  /** Settles what only the books can settle (unsent copies are withdrawn, open draws marked) and lists open visits. */
  reconcile(): { readonly visits: readonly OpenVisit[]; readonly inDoubt: number };
}

/** A visit's end, as told to whoever still stands before the screen. */
export interface Aftermath {
  readonly visit: VisitId;
  readonly printed: number;
  readonly money: MoneyOutcome;
}

export interface Recovery {
  readonly aftermath: readonly Aftermath[];
  readonly inDoubt: number;
}

/** After a longer silence nobody stands there any more: coins are not paid into an empty room. */
const STILL_THERE_MS = 5 * 60_000;

/**
 * 再起動時の突合: reconciles, never resumes. First the devices say what happened to coins and sheets, then every visit left
 * open is ended: its unearned money paid back if its resident can still be there, else recorded as owed.
 */
export async function recover(desk: Desk, books: RecoveryBooks): Promise<Recovery> {
  await desk.cash.open();
  await desk.printer.reconcile();
  const { visits, inDoubt } = books.reconcile();
  const aftermath: Aftermath[] = [];
  for (const open of visits) {
    aftermath.push({ visit: open.visit, printed: open.printed, money: await settle(desk, open) });
    if (open.open) desk.books.visits.end(open.visit, 'restart');
  }
  return { aftermath, inDoubt };
}

function settle(desk: Desk, open: OpenVisit): Promise<MoneyOutcome> {
  const present = desk.clock.now() - open.at < STILL_THERE_MS;
  return payBack(desk, open.visit, {
    kept: open.kept,
    withheld: open.withheld,
    into: present ? 'tray' : 'books',
  });
}
