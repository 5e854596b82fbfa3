import { z } from 'zod';

import { CASH_UNITS } from '#contract/cashier.ts';
import type { Cashier, Counted, Recorded } from '#contract/cashier.ts';
import type { StaffId } from '#contract/ids.ts';
import type { CashUnit } from '#contract/money.ts';
import { canLieIn, sumOf } from '#contract/pieces.ts';
import type { Pieces } from '#contract/pieces.ts';
import { err, ok } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin, Yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import { hopper } from '../money/accounts.ts';
import { moveFloat } from '../money/float.ts';
import type { FloatMove } from '../money/float.ts';
import type { Parts } from '../parts.ts';

interface Sheet {
  readonly what: 'collected' | 'counted' | 'loaded' | 'taken';
  readonly unit: CashUnit;
  readonly books: Yen;
  readonly pieces: Pieces;
  readonly sealBag?: string;
  readonly by: StaffId;
}

/** What staff counted, put in and took out, each kept as a sheet of pieces (金種票). */
export function createCounts({
  db,
  commit,
  entries,
  now,
}: Parts): Pick<Cashier, 'units' | 'load' | 'takeOut' | 'collect' | 'count'> {
  const insert = db.prepare(
    `INSERT INTO counts (at, what, unit, books, counted, pieces, seal_bag, staff, after_entry)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(entry) FROM entries))`,
  );
  const bag = query(
    db,
    'SELECT count FROM counts WHERE seal_bag = ? AND unit = ?',
    z.object({ count: z.int() }),
  );

  function keep({ what, unit, books, pieces, sealBag, by }: Sheet): void {
    insert.run(now(), what, unit, books, sumOf(pieces), JSON.stringify(pieces), sealBag ?? null, by);
  }

  function float(coin: ChangeCoin, coins: number, by: StaffId, way: FloatMove['way']): Recorded<undefined> {
    const unit = hopper(coin);
    const books = entries.balance(unit);
    if (!Number.isInteger(coins) || coins < 1) return err('wrongPieces');
    if (way === 'out' && coin * coins > books) return err('tooMany');
    return commit((record) => {
      moveFloat(entries, record, { coin, coins, way, by });
      keep({ what: way === 'out' ? 'taken' : 'loaded', unit, books, pieces: { [coin]: coins }, by });
      return ok();
    });
  }

  return {
    units: () => CASH_UNITS.map((unit) => ({ unit, yen: entries.balance(unit) })),
    load: (coin, coins, by) => float(coin, coins, by, 'in'),
    takeOut: (coin, coins, by) => float(coin, coins, by, 'out'),
    collect({ unit, pieces, sealBag, by }) {
      if (!canLieIn(unit, pieces)) return err('wrongPieces');
      if (bag.first(sealBag, unit) !== undefined) return err('bagUsed');
      const found = compare(unit, entries.balance(unit), pieces);
      const { books, counted, difference } = found;
      return commit((record) => {
        entries.postMoved('collection', [
          { account: 'collected', yen: counted },
          { account: 'difference', yen: difference },
          { account: unit, yen: -books },
        ]);
        keep({ what: 'collected', unit, books, pieces, sealBag, by });
        record({ id: 'cash.collected', unit, counted, difference, sealBag, by });
        return ok(found);
      });
    },
    count({ unit, pieces, by }) {
      if (!canLieIn(unit, pieces)) return err('wrongPieces');
      const found = compare(unit, entries.balance(unit), pieces);
      const { books, counted, difference } = found;
      return commit((record) => {
        entries.postMoved('count', [
          { account: 'difference', yen: difference },
          { account: unit, yen: -difference },
        ]);
        keep({ what: 'counted', unit, books, pieces, by });
        record({ id: 'cash.counted', unit, counted, difference, by });
        return ok(found);
      });
    },
  };
}

function compare(unit: CashUnit, books: Yen, pieces: Pieces): Counted {
  const counted = sumOf(pieces);
  return { unit, books, counted, difference: yen(books - counted) };
}
