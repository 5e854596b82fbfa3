import type { Database } from 'better-sqlite3';
import { z } from 'zod';

type Value = string | number | null;

/** A prepared question. Its rows are checked as they come in: a file is a border like any other. */
export interface Query<Row> {
  /** The only or first row. */
  first(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): Row[];
  each(...values: readonly Value[]): Iterable<Row>;
}

export function query<Row>(db: Database, sql: string, row: z.ZodType<Row>): Query<Row> {
  const statement = db.prepare(sql);
  return {
    first(...values) {
      const found = statement.get(...values);
      return found === undefined ? undefined : row.parse(found);
    },
    all: (...values) => statement.all(...values).map((found) => row.parse(found)),
    *each(...values) {
      for (const found of statement.iterate(...values)) yield row.parse(found);
    },
  };
}

const Sum = z.int().nullable();

/** One number, such as a count or a sum; a sum over nothing is 0. */
export function count(db: Database, sql: string): (...values: readonly Value[]) => number {
  const statement = db.prepare(sql).pluck();
  return (...values) => Sum.parse(statement.get(...values)) ?? 0;
}
