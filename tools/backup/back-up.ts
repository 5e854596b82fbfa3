import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { NoteKey, NoteSigner } from '#contract/checkpoint.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { copyLedger } from '#ledger/database/copy.ts';
import { DatabaseRefusal } from '#ledger/database/refusal.ts';
import { writeDurably } from '#update/durable.ts';

import { digestOf } from '../audit/medium.ts';
import { backupNote, readBackupNote } from './note.ts';
import type { BackupFacts } from './note.ts';

export interface BackupOrder {
  readonly ledger: string;
  readonly terminal: TerminalId;
  /** On the second medium. */
  readonly folder: string;
  /** So many copies of this terminal stay there, the newest; at least one. */
  readonly keep: number;
  /** ms since 1970. */
  readonly now: number;
  /** The terminal's audit key, where it has one. */
  readonly signer: NoteSigner | undefined;
  /** A second folder on the same disk is no second medium; only who says so gets one. */
  readonly sameMedium: boolean;
}

export interface BackedUp extends BackupFacts {
  readonly file: string;
  readonly removed: readonly string[];
}

/**
 * 台帳の控え: a copy of the ledger on a second medium, while the core works or not. It is whole, looked through and synced before it
 * has its name; older ones go only after that.
 */
export async function backUp(order: BackupOrder): Promise<Result<BackedUp, string>> {
  const { ledger, terminal, folder, keep, now, signer, sameMedium } = order;
  if (!existsSync(folder)) return err(`${folder} is not there. Is the medium in and mounted?`);
  if (!existsSync(ledger)) return err(`${ledger} is not there: nothing was ever served here.`);
  if (!sameMedium && statSync(folder).dev === statSync(ledger).dev)
    return err(`${folder} is on the ledger's own disk, and dies with it. Mount another medium there.`);
  const file = join(folder, nameOf(terminal, now));
  if (existsSync(file)) return err(`${file} is there already. Look at the clock.`);
  try {
    const facts = { terminal, at: now, ...(await copyLedger(ledger, file)) };
    writeDurably(`${file}.note`, backupNote(facts, signer));
    return ok({ file, ...facts, removed: prune(folder, terminal, keep, basename(file)) });
  } catch (error) {
    if (error instanceof DatabaseRefusal)
      return err(`The ledger is damaged (${error.message}). Stop the terminal, and look with mado salvage.`);
    if (isSystemError(error)) return err(`The medium took no copy (${error.code}). Is it full, or broken?`);
    throw error;
  }
}

/** Whether a copy is what its note says, and its note this terminal's. */
export function checkBackup(file: string, key: NoteKey | undefined): Result<BackupFacts, string> {
  if (!existsSync(file) || !existsSync(`${file}.note`))
    return err(`${file}: the copy or its note is missing.`);
  const facts = readBackupNote(readFileSync(`${file}.note`, 'utf8'), key);
  if (facts === undefined) return err(`${file}.note is not signed by this key, or is no note.`);
  if (digestOf(file) !== facts.sha256) return err(`${file} is not what was written. Take another copy.`);
  return ok(facts);
}

/** In the order of time, by name: 2026-12-01 before 2026-12-02. */
function nameOf(terminal: TerminalId, now: number): string {
  return `mado-ledger_${terminal}_${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}.sqlite`;
}

/** The one that was just `written` stays, whatever the clock called it. */
function prune(folder: string, terminal: TerminalId, keep: number, written: string): readonly string[] {
  const others = readdirSync(folder).filter(
    (name) => name.startsWith(`mado-ledger_${terminal}_`) && name.endsWith('.sqlite') && name !== written,
  );
  const old = others.toSorted().slice(0, Math.max(0, others.length + 1 - Math.max(1, keep)));
  for (const name of old) for (const end of ['.note', '']) rmSync(join(folder, name + end), { force: true });
  return old;
}

/** Node's own (`ENOSPC`) and SQLite's (`SQLITE_FULL`) alike. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
