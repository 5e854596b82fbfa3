import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { Event } from '#contract/events.ts';
import { VisitId } from '#contract/ids.ts';
import type { Ids } from '#contract/ids.ts';
import type { CashUnit, Doubt } from '#contract/money.ts';
import { Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import type { OpenDoubt } from '../ledger.ts';

const Row = z.object({
  doubt: z.string(),
  visit: VisitId.nullable(),
  direction: z.enum(['in', 'out']),
  min: Yen,
  max: Yen,
  cause: z.string(),
});

/** Amounts that no device can tell (金額不明), each with its own id. Whoever adds one is inside a transaction. */
export interface Doubts {
  /** Keeps the interval; that its `min` is posted is the caller's part. */
  add(
    record: (event: Event) => void,
    direction: OpenDoubt['direction'],
    visit: VisitId | undefined,
    doubt: Doubt,
    unit?: CashUnit,
  ): void;
  open(): readonly OpenDoubt[];
  /** Yen beyond what is posted that payouts for a visit may have handed out. */
  perhapsOut(visit: VisitId): Yen;
}

export function createDoubts(db: Database, ids: Ids, now: () => number): Doubts {
  const insert = db.prepare(
    `INSERT INTO doubts (doubt, at, visit, direction, min, max, cause, unit)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const open = query(
    db,
    'SELECT doubt, visit, direction, min, max, cause FROM doubts WHERE resolved_at IS NULL ORDER BY rowid',
    Row,
  );
  const perhapsOut = count(
    db,
    `SELECT sum(max - min) FROM doubts WHERE visit = ? AND direction = 'out' AND resolved_at IS NULL`,
  );
  return {
    add(record, direction, visit, { min, max, cause }, unit) {
      insert.run(ids.next(), now(), visit ?? null, direction, min, max, cause, unit ?? null);
      record({ id: 'cash.inDoubt', visit: visit ?? null, min, max, cause });
    },
    open: () =>
      open.all().map(({ doubt, visit, ...rest }) => ({ id: doubt, visit: visit ?? undefined, ...rest })),
    perhapsOut: (visit) => yen(perhapsOut(visit)),
  };
}
