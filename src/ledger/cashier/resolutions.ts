import { z } from 'zod';

import type { Cashier, Recorded } from '#contract/cashier.ts';
import { CASH_UNITS } from '#contract/cashier.ts';
import { VisitId } from '#contract/ids.ts';
import type { StaffId } from '#contract/ids.ts';
import type { CashUnit } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import { Yen, yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import type { Line } from '../money/entries.ts';
import type { OweWithin } from '../money/owed.ts';
import type { Parts } from '../parts.ts';
import type { OwedRows } from './owed-items.ts';

const Row = z.object({
  doubt: z.string(),
  visit: VisitId.nullable().transform((visit) => visit ?? undefined),
  direction: z.enum(['in', 'out']),
  min: Yen,
  max: Yen,
  unit: z
    .enum(CASH_UNITS)
    .nullable()
    .transform((unit) => unit ?? undefined),
  resolved: z.int().nullable(),
});
type Doubt = z.infer<typeof Row>;

/**
 * 金額不明の処理. The interval's `min` is in the books already; a decision posts the rest, once. What came in belongs to the
 * resident and is owed; what went out is no longer held for the resident or owed, and where it was paid at the counter
 * meanwhile it is missing.
 */
export function createResolutions(
  { db, commit, entries, now }: Parts,
  owed: OwedRows,
  oweWithin: OweWithin,
): Pick<Cashier, 'resolve'> {
  const one = query(
    db,
    'SELECT doubt, visit, direction, min, max, unit, resolved_at AS resolved FROM doubts WHERE doubt = ?',
    Row,
  );
  const close = db.prepare(
    'UPDATE doubts SET resolved_at = ?, resolved_yen = ?, resolved_by = ?, unit = ? WHERE doubt = ?',
  );

  return {
    resolve({
      doubt: id,
      yen: amount,
      unit: named,
      by,
    }): Recorded<{ readonly owedNumber: string | undefined }> {
      const doubt = one.first(id);
      if (doubt === undefined) return err('unknown');
      if (doubt.resolved !== null) return err('settled');
      if (amount < doubt.min || amount > doubt.max) return err('outOfBounds');
      const unit = doubt.unit ?? named;
      if (unit === undefined && amount > 0) return err('unitNeeded');
      return commit((record) => {
        const { visit, direction, min, max } = doubt;
        const resolved = { id: 'cash.resolved', visit: visit ?? null, min, max, yen: amount, by } as const;
        record(resolved);
        close.run(now(), amount, by, unit ?? null, id);
        if (unit === undefined) return ok({ owedNumber: undefined });
        if (direction === 'out') {
          wentOut(doubt, unit, amount - min, by);
          return ok({ owedNumber: undefined });
        }
        cameIn(doubt, unit, amount);
        const found = yen(amount - min);
        return ok({ owedNumber: found > 0 ? oweWithin(record, visit, found, 'resolved') : undefined });
      });
    },
  };

  function cameIn({ visit, min }: Doubt, unit: CashUnit, amount: number): void {
    post([
      { account: unit, yen: amount },
      { account: 'inDoubt', yen: -min },
      { account: 'customer', visit, yen: min - amount },
    ]);
  }

  function wentOut({ visit }: Doubt, unit: CashUnit, amount: number, by: StaffId): void {
    let left = amount;
    const fromHeld = Math.min(left, Math.max(0, entries.heldFor(visit)));
    left -= fromHeld;
    let noLongerOwed = 0;
    for (const item of visit === undefined ? [] : owed.openTo(visit)) {
      const part = Math.min(left, item.open);
      if (part === 0) break;
      owed.settle(item.number, part, 'found', by);
      noLongerOwed += part;
      left -= part;
    }
    post([
      { account: unit, yen: -amount },
      { account: 'customer', visit, yen: fromHeld },
      { account: 'owed', yen: noLongerOwed },
      { account: 'difference', yen: left },
    ]);
  }

  function post(lines: readonly Line[]): void {
    const moved = lines.filter((line) => line.yen !== 0);
    if (moved.length > 0) entries.post('resolution', moved);
  }
}
