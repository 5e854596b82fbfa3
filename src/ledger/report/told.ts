import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { CashUnit } from '#contract/money.ts';
import { Yen, yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';

const Row = z.object({ unit: z.string(), yen: Yen });

/**
 * By how much a unit grew between two moments, by what devices and staff told in the audit chain and by the doubts that were
 * resolved, yen: no line of the books is looked at.
 */
export function createTold(db: Database): (from: number, to: number) => (unit: CashUnit) => Yen {
  const sums = query(
    db,
    `SELECT unit, sum(yen) AS yen FROM (
       SELECT fields ->> 'unit' AS unit, CASE id
           WHEN 'cash.floatTaken' THEN -(fields ->> 'yen')
           WHEN 'cash.collected' THEN -(fields ->> 'counted') - (fields ->> 'difference')
           WHEN 'cash.counted' THEN -(fields ->> 'difference')
           ELSE fields ->> 'yen' END AS yen
         FROM audit WHERE at >= ? AND at < ?
         AND id IN ('cash.credited', 'cash.floatLoaded', 'cash.floatTaken', 'cash.collected', 'cash.counted')
       UNION ALL SELECT 'hopper:' || coin, -(fields ->> 'yen')
         FROM audit JOIN payouts ON payouts.intent = fields ->> 'intent'
         WHERE audit.at >= ? AND audit.at < ? AND audit.id = 'cash.paid'
       UNION ALL SELECT unit, iif(direction = 'in', resolved_yen, min - resolved_yen)
         FROM doubts WHERE resolved_at >= ? AND resolved_at < ? AND unit IS NOT NULL)
     GROUP BY unit`,
    Row,
  );
  return (from, to) => {
    const rows = sums.all(from, to, from, to, from, to);
    return (unit) => yen(rows.find((row) => row.unit === unit)?.yen ?? 0);
  };
}
