import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { Account } from '#contract/money.ts';
import { Yen, yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import type { EntryKind } from '../money/entries.ts';

const Row = z.object({ what: z.string(), account: z.string(), yen: Yen, entries: z.int() });

/** What moved on the accounts between two moments, by what the entries were about. */
export interface Movements {
  /** On one account, by all entries or by those of one kind. */
  of(account: Account, what?: EntryKind): Yen;
  /** Fees earned by entries of a kind. */
  earnedBy(what: EntryKind): Yen;
  /** How many entries of a kind touched what was earned. */
  entries(what: EntryKind): number;
}

export function createMovements(db: Database): {
  between(from: number, to: number): Movements;
} {
  const sums = query(
    db,
    `SELECT what, account, sum(yen) AS yen, count(DISTINCT entry) AS entries FROM lines JOIN entries USING (entry)
     WHERE at >= ? AND at < ? GROUP BY what, account`,
    Row,
  );
  return {
    between(from, to) {
      const rows = sums.all(from, to);
      const of: Movements['of'] = (account, what) =>
        yen(
          rows
            .filter((row) => row.account === account && (what === undefined || row.what === what))
            .reduce((sum, row) => sum + row.yen, 0),
        );
      return {
        of,
        earnedBy: (what) => yen(0 - of('revenue', what)),
        entries: (what) => rows.find((row) => row.account === 'revenue' && row.what === what)?.entries ?? 0,
      };
    },
  };
}
