import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { query } from '../database/query.ts';

const Row = z.object({ account: z.string(), yen: z.int(), line: z.int() });

/**
 * The sum of every account's lines, yen. Lines are never changed, so what has been summed once needs no second look: only
 * the lines since are read, and after years of coins a balance still costs nothing.
 */
export function createRunningSums(db: Database): (account: string) => number {
  const since = query(
    db,
    'SELECT account, sum(yen) AS yen, max(line) AS line FROM lines WHERE line > ? GROUP BY account',
    Row,
  );
  const sums = new Map<string, number>();
  let through = 0;

  return (account) => {
    const fresh = since.all(through);
    const added = fresh.find((row) => row.account === account)?.yen ?? 0;
    // Lines of a transaction that is still open may yet be taken back.
    if (db.inTransaction) return (sums.get(account) ?? 0) + added;
    for (const row of fresh) {
      sums.set(row.account, (sums.get(row.account) ?? 0) + row.yen);
      through = Math.max(through, row.line);
    }
    return sums.get(account) ?? 0;
  };
}
