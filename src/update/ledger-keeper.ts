import { chownSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

import { copyLedger } from '#ledger/database/copy.ts';
import { versionOf } from '#ledger/database/whole.ts';

import { sync } from './durable.ts';
import { isWrittenSince } from './written-since.ts';

/**
 * What became of the ledger when a release went back: `asItWas` the old core reads it; `takenBack` it is the copy from before the
 * update again; `stays` the new core brought it to a version that the old one cannot read, and wrote into it what must not be lost.
 */
export type TakenBack = 'asItWas' | 'takenBack' | 'stays';

/** The ledger, as whoever updates its core sees it: only ever while the core is stopped. */
export interface LedgerKeeper {
  /** Before the first start of a new release, which may bring the ledger to a new version. Throws where it cannot be copied whole. */
  copy(): Promise<void>;
  /** Makes the ledger one that the old core can read. Done twice, it is as done once. */
  takeBack(): TakenBack;
}

/** Keeps `copy` beside the updater's memory, and what a failed release made of the ledger as `copy.tried`, for its makers. */
export function ledgerKeeper(ledger: string, copy: string): LedgerKeeper {
  return {
    async copy() {
      mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
      await copyLedger(ledger, copy);
    },
    takeBack() {
      if (!existsSync(copy)) return 'asItWas';
      const found = compared(ledger, copy);
      if (found !== 'takenBack') return found;
      copyFileSync(ledger, `${copy}.tried`);
      replace(ledger, copy);
      return found;
    },
  };
}

function compared(ledger: string, copy: string): TakenBack {
  const before = new Sqlite(copy, { readonly: true, fileMustExist: true });
  try {
    const after = openToTheEnd(ledger);
    try {
      if (versionOf(after) <= versionOf(before)) return 'asItWas';
      return isWrittenSince(before, after) ? 'stays' : 'takenBack';
    } finally {
      after.close();
    }
  } finally {
    before.close();
  }
}

/** With what a killed core left in its log written into the file, so that no log stays beside it when it is closed. */
function openToTheEnd(ledger: string): Database {
  const db = new Sqlite(ledger, { fileMustExist: true });
  db.pragma('wal_checkpoint(TRUNCATE)');
  return db;
}

/** The old file or the new one at any moment, under the account that owns it. */
function replace(ledger: string, copy: string): void {
  const next = `${ledger}.next`;
  const { uid, gid } = statSync(ledger);
  copyFileSync(copy, next);
  chownSync(next, uid, gid);
  sync(next);
  // Empty since it was written into the file: beside another file it would be taken for that one's.
  rmSync(`${ledger}-wal`, { force: true });
  rmSync(`${ledger}-shm`, { force: true });
  renameSync(next, ledger);
  sync(dirname(ledger));
}
