import { chmodSync, closeSync, openSync } from 'node:fs';

import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

import { migrate } from './migrate.ts';
import { applyPragmas, assertPragmas } from './pragmas.ts';
import { DatabaseRefusal } from './refusal.ts';
import { MIGRATIONS } from './schema.ts';

/**
 * Opens the ledger's file, the only way there is: its settings are asserted, it is whole, and of this build's version.
 * Throws `DatabaseRefusal` otherwise, and leaves the file as it was found.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): Database {
  makePrivate(path);
  const db = new Sqlite(path);
  try {
    return prepare(db, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepare(db: Database, migrations: readonly string[]): Database {
  try {
    applyPragmas(db);
    assertWhole(db);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    throw new DatabaseRefusal('corrupt', 'the file is not a whole database: restore or replace it', {
      cause: error,
    });
  }
  migrate(db, migrations);
  assertPragmas(db);
  return db;
}

/** SQLite gives its -wal and -shm files the mode of the database, so that has to be right first. */
function makePrivate(path: string): void {
  if (path === ':memory:') return;
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function assertWhole(db: Database): void {
  const found = db.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new DatabaseRefusal('corrupt', `integrity check: ${String(found)}`);
  const dangling = db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get();
  if (dangling !== 0) throw new DatabaseRefusal('corrupt', `foreign key check: ${String(dangling)} rows`);
}

function isCorruption(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}
