import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { DatabaseRefusal } from './refusal.ts';

/** Every page, every index and every reference; throws `DatabaseRefusal` where one is not as it must be. */
export function assertWhole(db: Database): void {
  const found = db.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new DatabaseRefusal('corrupt', `integrity check: ${String(found)}`);
  const dangling = db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get();
  if (dangling !== 0) throw new DatabaseRefusal('corrupt', `foreign key check: ${String(dangling)} rows`);
}

/** SQLite's own word for a damaged file becomes ours. */
export async function refusedIfDamaged<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Anything that does not speak of damage stays what it is. */
export function asRefusal(error: unknown): unknown {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
    ? new DatabaseRefusal('corrupt', 'the file is not a whole database: restore or replace it', {
        cause: error,
      })
    : error;
}

/** The schema's version (`user_version`). */
export function versionOf(db: Database): number {
  return z
    .int()
    .min(0)
    .parse(db.pragma('user_version', { simple: true }));
}
