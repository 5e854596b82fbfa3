import { chmodSync, closeSync, openSync } from 'node:fs';

import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

import { migrate } from './migrate.ts';
import { applyPragmas, assertPragmas } from './pragmas.ts';
import { MIGRATIONS } from './schema.ts';
import { asRefusal, assertWhole } from './whole.ts';

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
    throw asRefusal(error);
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
