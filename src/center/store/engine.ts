import { z } from 'zod';

/** What a statement is given for `$1`, `$2`, … */
export type Value = string | number | null;

/**
 * A database inside one transaction. Both engines take the same statements: parameters are `$1`, `$2`, …, names of answered
 * columns are quoted, whole numbers come back as numbers.
 */
export interface Sql {
  /** The rows that a statement answers. `once`: its text is built anew each time, and not worth keeping prepared. */
  rows(text: string, values?: readonly Value[], once?: 'once'): Promise<readonly unknown[]>;
  /** How many rows a statement changed. */
  run(text: string, values?: readonly Value[]): Promise<number>;
  /** Adds many rows in one statement, or as good as one. No value may be null. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly (string | number)[])[],
  ): Promise<void>;
  /** Waits until no other transaction holds this name, and holds it to the end. Take two only in the same order everywhere. */
  alone(name: string): Promise<void>;
}

/** Where the center keeps what it knows: SQLite embedded, or PostgreSQL for several centers on one database. */
export interface Engine {
  /** Everything that `work` does, or nothing. It may be run again, where two transactions stood in each other's way. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Makes room for what arrives at this time (ms): PostgreSQL keeps the records of each month in a partition of its own. */
  ready(now: number): Promise<void>;
  /** After much has been deleted: nothing of it stays behind in a log file. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The rows of a statement, each checked. */
export async function all<T extends z.ZodType>(
  sql: Sql,
  row: T,
  text: string,
  values: readonly Value[] = [],
): Promise<readonly z.infer<T>[]> {
  return z.array(row).parse(await sql.rows(text, values));
}

/** The first row of a statement, if there is one. */
export async function first<T extends z.ZodType>(
  sql: Sql,
  row: T,
  text: string,
  values: readonly Value[] = [],
): Promise<z.infer<T> | undefined> {
  const [found] = await sql.rows(text, values);
  return found === undefined ? undefined : row.parse(found);
}
