import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'better-sqlite3';

import { assertWhole, refusedIfDamaged, versionOf } from './whole.ts';

/** A copy that was looked through and lies on its disk. */
export interface LedgerCopy {
  /** The schema's version (`user_version`). */
  readonly version: number;
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a ledger, also while a core works with it (SQLite's online backup, backup.html), in one step: the copy is the ledger of one
 * moment. It appears under its name when it is whole, checked and synced, or not at all. Throws `DatabaseRefusal` where the ledger
 * is damaged.
 */
export async function copyLedger(from: string, to: string): Promise<LedgerCopy> {
  const fresh = `${to}.fresh`;
  rmSync(fresh, { force: true });
  closeSync(openSync(fresh, 'w', 0o600));
  try {
    const db = new Sqlite(from, { fileMustExist: true, timeout: 5_000 });
    try {
      await refusedIfDamaged(() => db.backup(fresh, { progress: () => ALL_PAGES }));
    } finally {
      db.close();
    }
    const version = await refusedIfDamaged(() => settle(fresh));
    sync(fresh);
    const content = readFileSync(fresh);
    renameSync(fresh, to);
    sync(dirname(to));
    return { version, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** One file without a log beside it, looked through from end to end. Answers its version. */
function settle(file: string): number {
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = DELETE');
    assertWhole(copy);
    return versionOf(copy);
  } finally {
    copy.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
