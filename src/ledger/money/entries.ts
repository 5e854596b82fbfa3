import type { Database } from 'better-sqlite3';

import type { VisitId } from '#contract/ids.ts';
import type { Account } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import { count } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import { createRunningSums } from './running-sums.ts';

/** What an entry is about (摘要). */
export type EntryKind =
  | 'credit'
  | 'doubt'
  | 'payout'
  | 'fee'
  | 'owed'
  | 'float'
  | 'collection'
  | 'count'
  | 'resolution'
  | 'owedPaid'
  | 'relay';

/** One account's side of an entry: + for what the terminal comes to hold, − for what it comes to owe or to have earned. */
export interface Line {
  readonly account: Account;
  /** Whose, on the account `customer`; undefined for money that came while no visit was open. */
  readonly visit?: VisitId | undefined;
  readonly yen: number;
}

/** The double-entry books (複式簿記). Whoever posts is inside a transaction. */
export interface Entries {
  post(what: EntryKind, lines: readonly Line[]): void;
  /** Posts what is not 0. Nothing but zeros is no entry: an empty box may be counted, too. */
  postMoved(what: EntryKind, lines: readonly Line[]): void;
  /** Moves `amount` yen: `from` gets −amount, `to` gets +amount. Moving nothing is no entry. */
  move(what: EntryKind, amount: number, from: Omit<Line, 'yen'>, to: Omit<Line, 'yen'>): void;
  /** The sum of an account's lines. */
  balance(account: Account): Yen;
  /** What the terminal holds for a visit: + for money of the resident. */
  heldFor(visit: VisitId | undefined): Yen;
}

export function createEntries(db: Database, now: () => number): Entries {
  const last = count(db, 'SELECT max(entry) FROM entries');
  const sum = createRunningSums(db);
  const sumOfVisit = count(db, `SELECT sum(yen) FROM lines WHERE account = 'customer' AND visit IS ?`);
  const insertLine = db.prepare('INSERT INTO lines (entry, account, visit, yen) VALUES (?, ?, ?, ?)');
  const insertEntry = db.prepare('INSERT INTO entries (entry, at, what) VALUES (?, ?, ?)');

  const post: Entries['post'] = (what, lines) => {
    assertBalanced(lines);
    const entry = last() + 1;
    for (const line of lines) insertLine.run(entry, line.account, line.visit ?? null, line.yen);
    insertEntry.run(entry, now(), what);
  };

  return {
    post,
    postMoved(what, lines) {
      const moved = lines.filter((line) => line.yen !== 0);
      if (moved.length > 0) post(what, moved);
    },
    move(what, amount, from, to) {
      if (amount === 0) return;
      post(what, [
        { ...to, yen: amount },
        { ...from, yen: -amount },
      ]);
    },
    balance: (account) => yen(sum(account)),
    heldFor: (visit) => yen(0 - sumOfVisit(visit ?? null)),
  };
}

/** The database asks the same of every entry, so that neither alone is trusted. */
function assertBalanced(lines: readonly Line[]): void {
  const whole = lines.every((line) => Number.isSafeInteger(line.yen) && line.yen !== 0);
  const total = lines.reduce((sum, line) => sum + line.yen, 0);
  if (lines.length < 2 || !whole || total !== 0) {
    throw new LedgerDefect('an entry has two lines or more, in whole yen, and sums to zero');
  }
}
