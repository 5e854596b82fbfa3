import Sqlite from 'better-sqlite3';
import { z } from 'zod';

import type { Truth } from '#devices/cash/simulator/places.ts';

import { readBooks } from '../e2e/books.ts';
import type { Books } from '../e2e/books.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

/** What a run leaves behind, read by a connection of its own. */
export interface Evidence {
  readonly books: Books;
  readonly truth: Truth;
  readonly watch: Watch;
  /** 監査記録 about money, in order. */
  readonly told: readonly Told[];
  readonly payouts: readonly { readonly intent: string; readonly yen: number }[];
  /** The certain part of what may have come in, by visit. */
  readonly certain: readonly { readonly visit: string | null; readonly yen: number }[];
  readonly screen: string;
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

export function evidenceOf(world: World): Evidence {
  const db = new Sqlite(world.path, { readonly: true });
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
    books: readBooks(world.path),
    truth: world.machine.truth(),
    watch: world.watch,
    told,
    payouts,
    certain,
    screen: world.core.flow.frame().screen.name,
    rows,
  };
}

function toldOf({ id, fields }: z.infer<typeof Record>): Told {
  const { visit = null, yen, unit, intent } = Fields.parse(JSON.parse(fields));
  return { id, visit, yen: yen ?? 0, unit, intent };
}
