import type { Database } from 'better-sqlite3';

import { DatabaseRefusal } from './refusal.ts';

interface Pragma {
  readonly name: string;
  readonly set: string;
  readonly readBack: string | number;
}

/**
 * What every connection must hold. In WAL mode the library's own build would set `synchronous` to NORMAL, which may roll
 * committed transactions back at a power cut (SQLite, pragma.html#pragma_synchronous): FULL syncs each commit.
 */
const PRAGMAS: readonly Pragma[] = [
  { name: 'journal_mode', set: 'WAL', readBack: 'wal' },
  { name: 'synchronous', set: 'FULL', readBack: 2 },
  { name: 'foreign_keys', set: 'ON', readBack: 1 },
  { name: 'busy_timeout', set: '5000', readBack: 5000 },
  { name: 'cell_size_check', set: 'ON', readBack: 1 },
  { name: 'trusted_schema', set: 'OFF', readBack: 0 },
];

export function applyPragmas(db: Database): void {
  for (const { name, set } of PRAGMAS) db.pragma(`${name} = ${set}`);
  assertPragmas(db);
}

/** SQLite ignores a pragma it cannot keep without saying so; hence each is read back. */
export function assertPragmas(db: Database): void {
  for (const { name, readBack } of PRAGMAS) {
    const found = db.pragma(name, { simple: true });
    if (found !== readBack) {
      throw new DatabaseRefusal('pragma', `pragma ${name} is ${String(found)}, must be ${readBack}`);
    }
  }
}
