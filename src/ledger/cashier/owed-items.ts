import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { Cashier, OwedItem } from '#contract/cashier.ts';
import type { StaffId, VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import type { Parts } from '../parts.ts';

const Row = z.object({
  number: z.string(),
  at: z.int(),
  amount: Yen,
  open: Yen,
  reason: z.string(),
});

/** 未返金 as it stands. Whoever settles is inside a transaction. */
export interface OwedRows {
  byNumber(number: string): OwedItem | undefined;
  open(): readonly OwedItem[];
  /** What is still open to a visit, oldest first. */
  openTo(visit: VisitId): readonly OwedItem[];
  /** `paid` at the counter, or `found` in the resident's hands after all. */
  settle(number: string, amount: number, how: 'paid' | 'found', by: StaffId): void;
  /** A fee that was owed because nobody could tell is earned after all. */
  earn(number: string, amount: number): void;
  /** Whether a fee under this number still waits for the center's word. */
  isInDoubt(number: string): boolean;
}

export function createOwedRows(db: Database, now: () => number): OwedRows {
  const items = `SELECT number, at, visit, yen AS amount, reason, yen - coalesce(
      (SELECT sum(yen) FROM owed_settlements WHERE owed_settlements.number = owed.number), 0) AS open FROM owed`;
  const one = query(db, `SELECT * FROM (${items}) WHERE number = ?`, Row);
  const open = query(db, `SELECT * FROM (${items}) WHERE open > 0 ORDER BY at, number`, Row);
  const ofVisit = query(db, `SELECT * FROM (${items}) WHERE open > 0 AND visit = ? ORDER BY at, number`, Row);
  const doubted = count(
    db,
    `SELECT count(*) FROM owed JOIN relay_payments USING (visit)
     WHERE number = ? AND (outcome IS NULL OR outcome = 'unknown')`,
  );
  const insert = db.prepare(
    'INSERT INTO owed_settlements (number, at, yen, how, staff) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    byNumber: (number) => one.first(number),
    open: () => open.all(),
    openTo: (visit) => ofVisit.all(visit),
    settle(number, amount, how, by) {
      insert.run(number, now(), amount, how, by);
    },
    earn(number, amount) {
      insert.run(number, now(), amount, 'earned', null);
    },
    isInDoubt: (number) => doubted(number) > 0,
  };
}

/** 窓口での返金: a number is looked up and paid once. The counter's own till paid it. */
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
      if (rows.isInDoubt(number)) return err('inDoubt');
      return commit((record) => {
        rows.settle(number, item.open, 'paid', by);
        entries.move('owedPaid', item.open, { account: 'counter' }, { account: 'owed' });
        record({ id: 'cash.owedPaid', yen: item.open, owedNumber: number, by });
        return ok(yen(item.open));
      });
    },
  };
}
