import type { Database } from 'better-sqlite3';

import { DatabaseRefusal } from './refusal.ts';
import { versionOf } from './whole.ts';

/** Brings the file to this build's version, one transaction a step. `migrations[n]` leads from version n to n + 1. */
export function migrate(db: Database, migrations: readonly string[]): void {
  const found = versionOf(db);
  if (found > migrations.length) {
    throw new DatabaseRefusal(
      'newer',
      `the database has version ${found}, this build knows up to ${migrations.length}: install the newer build`,
    );
  }
  for (const [from, sql] of migrations.entries()) {
    if (from < found) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${from + 1}`);
    }).immediate();
  }
}
