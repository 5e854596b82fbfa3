import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { CASH_UNITS } from '#contract/cashier.ts';
import { CountSheet, IssuedLine, PeriodReport } from '#contract/day-report.ts';
import type { TerminalId } from '#contract/ids.ts';
import { Pieces } from '#contract/pieces.ts';
import { Denomination, Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { checksOf } from './checks.ts';
import { createMovements } from './movements.ts';
import { createTold } from './told.ts';

/** A business day or a month in Japan: its name, and its first moment and the first after it, ms since 1970. */
export interface Period {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const EARLIER = 0;

const SheetRow = z
  .object({ ...CountSheet.shape, pieces: z.string() })
  .transform(({ pieces, ...row }) => ({ ...row, pieces: Pieces.parse(JSON.parse(pieces)) }));

/** 日計表・月計表, made from the books of this terminal. It only reads. */
export function createReports(db: Database, terminal: TerminalId): (period: Period) => PeriodReport {
  const movements = createMovements(db);
  const told = createTold(db);
  const issued = query(
    db,
    `SELECT kind, fee, exemption, count(*) AS copies, count(*) * fee AS yen FROM issues JOIN (
       SELECT issue, settled_at AS at FROM prints WHERE verdict = 'printed'
       UNION ALL SELECT issue, at FROM recoveries WHERE disposal = 'handedOver') AS out USING (issue)
     WHERE out.at >= ? AND out.at < ?
     GROUP BY kind, fee, exemption ORDER BY kind, fee, exemption`,
    IssuedLine,
  );
  const notPrinted = count(
    db,
    `SELECT (SELECT count(*) FROM prints WHERE verdict = 'notPrinted' AND settled_at >= ? AND settled_at < ?)
       + (SELECT count(*) FROM recoveries WHERE disposal <> 'handedOver' AND at >= ? AND at < ?)`,
  );
  const inDoubt = count(
    db,
    `SELECT count(*) FROM prints LEFT JOIN recoveries USING (issue)
     WHERE verdict = 'unknown' AND settled_at >= ? AND settled_at < ? AND coalesce(recoveries.at >= ?, TRUE)`,
  );
  const moneyIn = query(
    db,
    `SELECT yen AS denomination, count(*) AS pieces, sum(yen) AS yen FROM lines JOIN entries USING (entry)
     WHERE what = 'credit' AND account <> 'customer' AND at >= ? AND at < ? GROUP BY 1 ORDER BY 1`,
    z.object({ denomination: Denomination, pieces: z.int(), yen: Yen }),
  );
  const owedInPeriod = count(db, 'SELECT sum(yen) FROM owed WHERE at >= ? AND at < ?');
  const settled = query(
    db,
    `SELECT iif(how = 'earned', 'found', how) AS how, sum(yen) AS yen FROM owed_settlements
     WHERE at >= ? AND at < ? GROUP BY 1`,
    z.object({ how: z.enum(['paid', 'found']), yen: Yen }),
  );
  const doubtsAdded = count(db, 'SELECT count(*) FROM doubts WHERE at >= ? AND at < ?');
  const doubtsOpen = query(
    db,
    `SELECT count(*) AS items, coalesce(sum(min), 0) AS min, coalesce(sum(max), 0) AS max FROM doubts
     WHERE at < ? AND (resolved_at IS NULL OR resolved_at >= ?)`,
    z.object({ items: z.int(), min: Yen, max: Yen }),
  );
  const sheets = query(
    db,
    `SELECT at, what, unit, books, counted, pieces, seal_bag AS sealBag, staff AS "by" FROM counts
     WHERE at >= ? AND at < ? ORDER BY count`,
    SheetRow,
  );

  return ({ name, from, to }) => {
    const moved = movements.between(from, to);
    const before = movements.between(EARLIER, from);
    const units = CASH_UNITS.map((unit) => ({
      unit,
      opening: before.of(unit),
      closing: yen(before.of(unit) + moved.of(unit)),
    }));
    const settlements = settled.all(from, to);
    const lines = issued.all(from, to);
    const relay = { payments: moved.entries('relay'), yen: moved.earnedBy('relay') };
    const checks = checksOf({
      lines,
      relay,
      moved,
      units,
      told: told(from, to),
      owedInPeriod: owedInPeriod(from, to),
    });
    return PeriodReport.parse({
      terminal,
      period: name,
      issued: lines,
      relay,
      spoiled: {
        notPrinted: notPrinted(from, to, from, to),
        inDoubt: inDoubt(from, to, to),
      },
      moneyIn: moneyIn.all(from, to),
      paidOut: CASH_UNITS.map((unit) => ({ unit, yen: yen(0 - moved.of(unit, 'payout')) })).filter(
        (paid) => paid.yen !== 0,
      ),
      earned: yen(0 - moved.of('revenue')),
      owed: {
        recorded: owedInPeriod(from, to),
        paid: settlements.find(({ how }) => how === 'paid')?.yen ?? 0,
        found: settlements.find(({ how }) => how === 'found')?.yen ?? 0,
        open: 0 - before.of('owed') - moved.of('owed'),
      },
      doubts: { added: doubtsAdded(from, to), open: doubtsOpen.first(to, to) },
      units,
      sheets: sheets.all(from, to),
      difference: moved.of('difference'),
      checks,
      balanced: checks.every(({ one, other }) => one === other),
    });
  };
}
