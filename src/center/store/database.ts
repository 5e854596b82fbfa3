import Database from 'better-sqlite3';

import { SCHEMA } from './schema.ts';

export type Store = Database.Database;

/**
 * Opens the center's database file and makes its tables. A commit is on the disk when it returns: WAL alone does not
 * promise that, so `synchronous=FULL` is set, and both are read back. What is deleted is overwritten.
 */
export function openDatabase(file: string): Store {
  const store = new Database(file);
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.pragma('foreign_keys = ON');
  store.pragma('secure_delete = ON');
  const held: Readonly<Record<string, unknown>> = {
    journal_mode: store.pragma('journal_mode', { simple: true }),
    synchronous: store.pragma('synchronous', { simple: true }),
    foreign_keys: store.pragma('foreign_keys', { simple: true }),
  };
  if (held['journal_mode'] !== 'wal' || held['synchronous'] !== 2 || held['foreign_keys'] !== 1) {
    store.close();
    throw new Error('the database does not hold WAL, FULL and foreign keys; use a file on a local disk');
  }
  store.exec(SCHEMA);
  return store;
}
