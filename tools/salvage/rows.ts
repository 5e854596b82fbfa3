import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** What could be read of one table. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** Whether that is all of it, as far as anybody can tell. */
  readonly whole: boolean;
}

const RowId = z.looseObject({ salvage_row: z.int() });
/** Between two places that can be read, at most so many rows are asked for one by one. */
const MOST_SINGLE = 1_000_000;

/**
 * Reads what a damaged table still gives: from its beginning to where it breaks, from its end back to there, and then row by row in
 * between. Indexes are not asked: they may be what is broken.
 */
export function salvaged<Row>(db: Database, table: string, row: z.ZodType<Row>): Rows<Row> {
  const found = new Map<number, Row>();
  let odd = 0;
  const take = (raw: unknown): number | undefined => {
    const id = RowId.safeParse(raw);
    if (!id.success) return undefined;
    const { salvage_row: place, ...own } = id.data;
    const parsed = row.safeParse(own);
    if (parsed.success) found.set(place, parsed.data);
    else odd += 1;
    return place;
  };
  const select = `SELECT rowid AS salvage_row, * FROM ${table} NOT INDEXED`;
  const upward = walk(db, `${select} ORDER BY rowid`, take);
  if (!upward.broken) return { rows: inOrder(found), whole: odd === 0 };
  const downward = walk(db, `${select} ORDER BY rowid DESC`, take);
  const [from, to] = [(upward.last ?? 0) + 1, (downward.last ?? 0) - 1];
  for (let id = from; id <= Math.min(to, from + MOST_SINGLE); id++)
    single(db, `${select} WHERE rowid = ?`, id, take);
  return { rows: inOrder(found), whole: false };
}

function walk(
  db: Database,
  sql: string,
  take: (raw: unknown) => number | undefined,
): { readonly last: number | undefined; readonly broken: boolean } {
  let last: number | undefined;
  try {
    for (const raw of db.prepare(sql).iterate()) last = take(raw) ?? last;
    return { last, broken: false };
  } catch {
    return { last, broken: true }; // here the file is damaged
  }
}

function single(db: Database, sql: string, id: number, take: (raw: unknown) => unknown): void {
  try {
    take(db.prepare(sql).get(id));
  } catch {
    // This row cannot be read.
  }
}

function inOrder<Row>(found: ReadonlyMap<number, Row>): readonly Row[] {
  return [...found].toSorted(([a], [b]) => a - b).map(([, row]) => row);
}
