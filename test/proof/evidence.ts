import Sqlite from 'better-sqlite3';
import { z } from 'zod';

import { readBooks } from '../e2e/books.ts';
import type { Books } from '../e2e/books.ts';
import type { Watch } from './watch.ts';

/** Where the money really is, yen; `found`: what staff found in jams, of which the devices may never have known. */
export interface Truth {
  readonly inserted: number;
  readonly gotBack: number;
  readonly tray: number;
  readonly found: number;
  /** Notes among it. */
  readonly notesFound?: number;
  /** Notes that nobody can get back from where they are. */
  readonly notesKept: number;
}

/** What there is to be seen when a run is over. */
export interface Scene {
  /** The ledger's file. */
  readonly path: string;
  readonly truth: Truth;
  readonly watch: Watch;
  /** What the slot took in, yen each. */
  readonly slot: readonly number[];
  readonly screen: string;
}

/** What a run leaves behind, read by a connection of its own. */
export interface Evidence extends Omit<Scene, 'path'> {
  readonly books: Books;
  /** 監査記録 about money, in order. */
  readonly told: readonly Told[];
  readonly payouts: readonly { readonly intent: string; readonly yen: number }[];
  /** The certain part of what may have come in, by visit. */
  readonly certain: readonly { readonly visit: string | null; readonly yen: number }[];
  /** Every row about money and paper, as text, after its table's name. */
  readonly rows: readonly string[];
  /** The same before the last restart. */
  readonly before?: readonly string[];
}

/** One audit record about money. */
interface Told {
  readonly id: string;
  readonly visit: string | null;
  readonly yen: number;
  readonly unit: string | undefined;
  readonly intent: string | undefined;
}

const Fields = z.object({
  visit: z.string().nullable().optional(),
  yen: z.int().optional(),
  unit: z.string().optional(),
  intent: z.string().optional(),
});
const Record = z.object({ id: z.string(), fields: z.string() });
const Payout = z.object({ intent: z.string(), yen: z.int() });
const Certain = z.object({ visit: z.string().nullable(), yen: z.int() });
const TABLES = ['lines', 'observations', 'payouts', 'routes', 'doubts', 'owed', 'visits', 'issues', 'prints'];

export function evidenceOf({ path, ...seen }: Scene): Evidence {
  const db = new Sqlite(path, { readonly: true });
  const told = db
    .prepare("SELECT id, fields FROM audit WHERE id GLOB 'cash.*' ORDER BY sequence")
    .all()
    .map((row) => toldOf(Record.parse(row)));
  const payouts = db
    .prepare('SELECT intent, coin * coins AS yen FROM payouts')
    .all()
    .map((row) => Payout.parse(row));
  const certain = db
    .prepare("SELECT visit, min AS yen FROM doubts WHERE direction = 'in'")
    .all()
    .map((row) => Certain.parse(row));
  const rows = TABLES.flatMap((table) =>
    db
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
  db.close();
  return {
    ...seen,
    books: readBooks(path),
    told,
    payouts,
    certain,
    rows,
  };
}

function toldOf({ id, fields }: z.infer<typeof Record>): Told {
  const { visit = null, yen, unit, intent } = Fields.parse(JSON.parse(fields));
  return { id, visit, yen: yen ?? 0, unit, intent };
}
