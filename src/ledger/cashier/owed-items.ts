import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { Cashier, OwedItem } from '#contract/cashier.ts';
import { VisitId } from '#contract/ids.ts';
import type { StaffId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import type { Parts } from '../parts.ts';

const Row = z.object({
  number: z.string(),
  at: z.int(),
  visit: VisitId.nullable(),
  amount: Yen,
  open: Yen,
  reason: z.string(),
});
type Row = z.infer<typeof Row>;

/** How a number is settled: `paid` at the counter, `found` in the resident's hands after all, or `earned` as the fee it may have been. */
type How =
  | { readonly how: 'paid' | 'found'; readonly by: StaffId }
  | { readonly how: 'earned'; readonly by: null };

/** 未返金 as it stands. Whoever settles is inside a transaction. */
export interface OwedRows {
  byNumber(number: string): OwedItem | undefined;
  open(): readonly OwedItem[];
  settle(number: string, amount: number, how: How): void;
  /** Settles as much of `amount` as is open to a visit, its oldest number first; answers how much that was, yen. */
  take(visit: VisitId, amount: number, how: How): number;
}

export function createOwedRows(db: Database, now: () => number): OwedRows {
  const items = `SELECT number, at, visit, yen AS amount, reason, yen - coalesce(
      (SELECT sum(yen) FROM owed_settlements WHERE owed_settlements.number = owed.number), 0) AS open FROM owed`;
  const one = query(db, `SELECT * FROM (${items}) WHERE number = ?`, Row);
  const open = query(db, `SELECT * FROM (${items}) WHERE open > 0 ORDER BY at, number`, Row);
  const ofVisit = query(db, `SELECT * FROM (${items}) WHERE open > 0 AND visit = ? ORDER BY at, number`, Row);
  const fees = count(
    db,
    `SELECT sum(fee) FROM (
       SELECT fee FROM issues WHERE visit = ? AND state = 'inDoubt'
       UNION ALL SELECT fee FROM relay_payments WHERE visit = ? AND (outcome IS NULL OR outcome = 'unknown'))`,
  );
  const held = count(db, `SELECT -sum(yen) FROM lines WHERE account = 'customer' AND visit = ?`);
  const insert = db.prepare(
    'INSERT INTO owed_settlements (number, at, yen, how, staff) VALUES (?, ?, ?, ?, ?)',
  );

  /** What is open to a visit beside the fees that nobody can tell of yet; those may still be held for it. */
  function free(visit: VisitId): number {
    const owed = ofVisit.all(visit).reduce((sum, item) => sum + item.open, 0);
    return Math.max(0, owed - Math.max(0, fees(visit, visit) - held(visit)));
  }

  function itemOf({ visit, ...row }: Row): OwedItem {
    return { ...row, payable: visit === null ? row.open : yen(Math.min(row.open, free(visit))) };
  }

  const settle: OwedRows['settle'] = (number, amount, { how, by }) => {
    insert.run(number, now(), amount, how, by);
  };

  return {
    byNumber(number) {
      const row = one.first(number);
      return row && itemOf(row);
    },
    open: () => open.all().map(itemOf),
    settle,
    take(visit, amount, how) {
      let left = amount;
      for (const item of ofVisit.all(visit)) {
        const part = Math.min(left, item.open);
        if (part === 0) break;
        settle(item.number, part, how);
        left -= part;
      }
      return amount - left;
    },
  };
}

/** 窓口での返金: a number is looked up and what may be paid of it is paid once. The counter's own till paid it. */
export function createOwedItems(
  { commit, entries }: Parts,
  rows: OwedRows,
): Pick<Cashier, 'owed' | 'openOwed' | 'payOwed'> {
  return {
    owed: (number) => rows.byNumber(number),
    openOwed: () => rows.open(),
    payOwed(number, by) {
      const item = rows.byNumber(number);
      if (item === undefined) return err('unknown');
      if (item.open === 0) return err('settled');
      const { payable } = item;
      if (payable === 0) return err('inDoubt');
      return commit((record) => {
        rows.settle(number, payable, { how: 'paid', by });
        entries.move('owedPaid', payable, { account: 'counter' }, { account: 'owed' });
        record({ id: 'cash.owedPaid', yen: payable, owedNumber: number, by });
        return ok(payable);
      });
    },
  };
}
