import type { Database } from 'better-sqlite3';

import { count } from './database/query.ts';
import type { Pressure } from './ledger.ts';

/** The marks, as parts of the budget. What lies above the last keeps refunds and outcomes writable. */
const MARKS: readonly { readonly from: number; readonly pressure: Pressure }[] = [
  { from: 0.95, pressure: 'stop' },
  { from: 0.85, pressure: 'refuseVisits' },
  { from: 0.7, pressure: 'warn' },
];

export function pressureOf(bytes: number, budget: number): Pressure {
  return MARKS.find(({ from }) => bytes >= from * budget)?.pressure ?? 'ok';
}

/** Bytes of pages in use; pages that were freed are used again before the file grows. */
export function createMeter(db: Database): () => number {
  return count(
    db,
    `SELECT (page_count - freelist_count) * page_size
     FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );
}
