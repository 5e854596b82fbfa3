import Database from 'better-sqlite3';

import type { Engine, Sql, Value } from './engine.ts';
import { SQLITE_MIGRATIONS } from './migrations/sqlite.ts';

/**
 * Opens the center's database file and brings its tables up to date. A commit is on the disk when it returns: WAL alone does
 * not promise that, so `synchronous=FULL` is set, and both are read back. What is deleted is overwritten.
 */
export function openDatabase(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    const held = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    if (String(held) !== 'wal,2,1')
      throw new Error('the database does not hold WAL, FULL and foreign keys; use a file on a local disk');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: Database.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > SQLITE_MIGRATIONS.length)
    throw new Error(`the database has version ${version}: it was made by a newer center`);
  database
    .transaction(() => {
      for (const step of SQLITE_MIGRATIONS.slice(version)) database.exec(step);
      database.pragma(`user_version = ${SQLITE_MIGRATIONS.length}`);
    })
    .immediate();
}

/** SQLite in this process: one transaction after the other, each without a pause in it. */
export function sqliteEngine(file: string): Engine {
  const database = openDatabase(file);
  const sql = sqlOf(database);
  let before: Promise<unknown> = Promise.resolve();

  const alone = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(sql);
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    transaction(work) {
      const mine = before.then(() => alone(work));
      before = mine.catch(() => undefined);
      return mine;
    },
    ready: () => Promise.resolve(),
    async scrub() {
      await before;
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    async close() {
      await before;
      database.close();
    },
  };
}

function sqlOf(database: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement>();
  const statement = (text: string, once?: 'once') => {
    const known = prepared.get(text);
    if (known) return known;
    const fresh = database.prepare(text);
    if (!once) prepared.set(text, fresh);
    return fresh;
  };
  return {
    rows: async (text, values, once) => statement(text, once).all(named(values)),
    run: async (text, values) => statement(text).run(named(values)).changes,
    async insert(table, columns, rows) {
      const marks = columns.map((_, index) => `$${index + 1}`).join(', ');
      const one = statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
      for (const row of rows) one.run(named(row));
    },
    alone: () => Promise.resolve(),
  };
}

/** `$1` is a name to SQLite. */
function named(values: readonly Value[] = []): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [index + 1, value]));
}
