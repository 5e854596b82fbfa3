import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { z } from 'zod';

const Record = z.object({ id: z.string(), fields: z.string() });

/** What the center has received of one terminal. */
export interface Received {
  readonly events: readonly { readonly id: string; readonly fields: string }[];
  readonly alarms: number;
}

/** Reads the center's database by a connection that cannot write. */
export function readCenter(file: string): Received {
  const db = new Sqlite(file, { readonly: true });
  try {
    const records = db.prepare('SELECT id, fields FROM records ORDER BY sequence').all();
    const alarms = z.int().parse(db.prepare('SELECT count(*) FROM alarms').pluck().get());
    return { events: records.map((record) => Record.parse(record)), alarms };
  } finally {
    db.close();
  }
}

/** Waits until the center has everything up to `head` of the chain. */
export async function arrived(file: string, head: number): Promise<Received> {
  await expect.poll(() => readCenter(file).events.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(head);
  return readCenter(file);
}
