import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { AuditRecord } from '#contract/center.ts';
import { TerminalId } from '#contract/ids.ts';

import { copyWhatCanBeRead } from './copy-what-can-be-read.ts';
import { salvaged } from './rows.ts';

const text = z.string();
const at = z.int();
const visit = z.nullable(text);

/** The tables that tell of money, papers and records, as far as every version of the schema has them. */
const ROWS = {
  terminal: z.object({ id: TerminalId }),
  entries: z.object({ entry: z.int(), at, what: text }),
  lines: z.object({ entry: z.int(), account: text, visit, yen: z.int() }),
  owed: z.object({ number: text, at, visit, yen: z.int(), reason: text }),
  owed_settlements: z.object({ number: text, yen: z.int() }),
  doubts: z.object({
    doubt: text,
    at,
    visit,
    direction: text,
    min: z.int(),
    max: z.int(),
    cause: text,
    resolved_at: z.nullable(z.int()),
  }),
  payouts: z.object({
    intent: text,
    at,
    visit,
    device: text,
    coin: z.int(),
    coins: z.int(),
    status: z.nullable(text),
  }),
  routes: z.object({
    intent: text,
    at,
    visit,
    denomination: z.int(),
    destination: text,
    status: z.nullable(text),
  }),
  prints: z.object({ intent: text, at, visit, issue: text, verdict: z.nullable(text) }),
  slip_prints: z.object({ intent: text, at, visit, issue: text, verdict: z.nullable(text) }),
  draws: z.object({ request: text, at, visit, outcome: z.nullable(text) }),
  relay_payments: z.object({ request: text, at, visit, slip: text, fee: z.int(), outcome: z.nullable(text) }),
  visits: z.object({ visit: text, begun_at: at, ended_at: z.nullable(z.int()) }),
  audit: AuditRecord,
  outbox: z.object({ sequence: z.int() }),
  checkpoints: z.object({ size: z.int(), root: text, signature: text, cosignature: z.nullable(text) }),
} as const;

export type TableName = keyof typeof ROWS;
export type RowsOf = { readonly [Name in TableName]: readonly z.infer<(typeof ROWS)[Name]>[] };

export interface Salvage {
  /** SQLite's own first word about the file; `ok` where it finds nothing wrong. */
  readonly integrity: string;
  /** Blocks of 4,096 bytes that the disk did not give. */
  readonly lost: number;
  /** Tables that are there, and of which rows may be missing. */
  readonly partial: readonly TableName[];
  /** Tables that could not be read at all, or that the file's version does not have. */
  readonly missing: readonly TableName[];
  readonly rows: RowsOf;
}

/**
 * Reads what a damaged ledger still gives. SQLite never sees the file itself: what is opened is a copy, log and all, that goes at the
 * end; so nothing is ever written to what may be the only evidence.
 */
export function salvage(file: string): Salvage {
  const folder = mkdtempSync(join(tmpdir(), 'mado-salvage-'));
  try {
    const copy = join(folder, 'ledger.sqlite');
    let lost = copyWhatCanBeRead(file, copy);
    if (existsSync(`${file}-wal`)) lost += copyWhatCanBeRead(`${file}-wal`, `${copy}-wal`);
    const db = new Sqlite(copy);
    try {
      return { ...read(db), lost };
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(db: Database): Omit<Salvage, 'lost'> {
  const partial: TableName[] = [];
  const missing: TableName[] = [];
  const of = <Name extends TableName>(
    name: Name,
    row: z.ZodType<RowsOf[Name][number]>,
  ): RowsOf[Name][number][] => {
    if (!isThere(db, name)) {
      missing.push(name);
      return [];
    }
    const { rows, whole } = salvaged(db, name, row);
    if (!whole) partial.push(name);
    return [...rows];
  };
  const rows: RowsOf = {
    terminal: of('terminal', ROWS.terminal),
    entries: of('entries', ROWS.entries),
    lines: of('lines', ROWS.lines),
    owed: of('owed', ROWS.owed),
    owed_settlements: of('owed_settlements', ROWS.owed_settlements),
    doubts: of('doubts', ROWS.doubts),
    payouts: of('payouts', ROWS.payouts),
    routes: of('routes', ROWS.routes),
    prints: of('prints', ROWS.prints),
    slip_prints: of('slip_prints', ROWS.slip_prints),
    draws: of('draws', ROWS.draws),
    relay_payments: of('relay_payments', ROWS.relay_payments),
    visits: of('visits', ROWS.visits),
    audit: of('audit', ROWS.audit),
    outbox: of('outbox', ROWS.outbox),
    checkpoints: of('checkpoints', ROWS.checkpoints),
  };
  return { integrity: integrityOf(db), partial, missing, rows };
}

/** Whether SQLite knows the table at all; where even the list of tables is gone, it knows none. */
function isThere(db: Database, table: string): boolean {
  try {
    db.prepare(`SELECT 1 FROM ${table} LIMIT 0`).all();
    return true;
  } catch {
    return false;
  }
}

function integrityOf(db: Database): string {
  try {
    return String(db.pragma('integrity_check(1)', { simple: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
