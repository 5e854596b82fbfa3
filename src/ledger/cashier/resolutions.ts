import { z } from 'zod';

import type { Cashier, Recorded } from '#contract/cashier.ts';
import { CASH_UNITS } from '#contract/cashier.ts';
import { VisitId } from '#contract/ids.ts';
import type { CashUnit } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import { Yen, yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import type { OweWithin } from '../money/owed.ts';
import type { Parts } from '../parts.ts';
import type { GiveUp } from './give-up.ts';
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

/** What residents can claim, and how a claim begins and ends. */
export interface Claims {
  readonly owed: OwedRows;
  readonly owe: OweWithin;
  readonly giveUp: GiveUp;
}

/**
 * 金額不明の処理. The interval's `min` is in the books already; a decision posts the rest, once. What came in belongs to the
 * resident and is owed; what went out is no longer held for the resident or owed, and where it was paid at the counter
 * meanwhile it is missing.
 */
export function createResolutions(
  { db, commit, entries, now }: Parts,
  { owe, giveUp }: Pick<Claims, 'owe' | 'giveUp'>,
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
          const out = amount - min;
          entries.postMoved('resolution', [{ account: unit, yen: -out }, ...giveUp(visit, out, by)]);
          return ok({ owedNumber: undefined });
        }
        cameIn(doubt, unit, amount);
        const found = yen(amount - min);
        return ok({ owedNumber: found > 0 ? owe(record, visit, found, 'resolved') : undefined });
      });
    },
  };

  function cameIn({ visit, min }: Doubt, unit: CashUnit, amount: number): void {
    entries.postMoved('resolution', [
      { account: unit, yen: amount },
      { account: 'inDoubt', yen: -min },
      { account: 'customer', visit, yen: min - amount },
    ]);
  }
}
