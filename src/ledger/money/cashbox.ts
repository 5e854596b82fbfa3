import { z } from 'zod';

import type { CashJournal } from '#contract/money.ts';
import { DENOMINATIONS, Pieces } from '#contract/pieces.ts';

import { count, query } from '../database/query.ts';
import { remembered } from '../database/remembered.ts';
import type { Parts } from '../parts.ts';

const Row = z.object({ what: z.string(), pieces: z.string(), after: z.int() });

/** Coins in the coin box (硬貨金庫), by the piece: what was found there when it was last counted or emptied, and each since. */
export function createCashbox({ db }: Pick<Parts, 'db'>): Pick<CashJournal, 'coinsInCashbox'> {
  // A sheet of an older build does not know its entry, and goes by its time.
  const sheet = query(
    db,
    `SELECT what, pieces, coalesce(after_entry, (SELECT max(entry) FROM entries WHERE at <= counts.at), 0) AS after
     FROM counts WHERE unit = ? ORDER BY count DESC LIMIT 1`,
    Row,
  );
  const since = count(db, `SELECT count(*) FROM lines WHERE account = 'cashbox' AND yen > 0 AND entry > ?`);
  const coins = remembered(db, (unit: 'cashbox') => {
    const last = sheet.first(unit);
    const left = last?.what === 'counted' ? piecesIn(last.pieces) : 0;
    return left + since(last?.after ?? 0);
  });
  return { coinsInCashbox: () => coins('cashbox') };
}

function piecesIn(json: string): number {
  const pieces = Pieces.parse(JSON.parse(json));
  return DENOMINATIONS.reduce((sum, each) => sum + (pieces[each] ?? 0), 0);
}
