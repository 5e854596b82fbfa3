import { z } from 'zod';

import type { CashJournal, Mistrust } from '#contract/money.ts';
import type { ChangeCoin } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { remembered } from '../database/remembered.ts';
import type { Parts } from '../parts.ts';
import { hopper } from './accounts.ts';

const Row = z.object({ why: z.enum(['dry', 'jam', 'unknown']), books: z.int(), after: z.int() });

export interface Trust extends Pick<CashJournal, 'coinsIn' | 'trustIn'> {
  /** Within a transaction: from now on nobody vouches for what the books say of this hopper. */
  mistrust(coin: ChangeCoin, why: Mistrust): void;
}

/** How far the books of a hopper are to be relied on. In order of rows, not of time: a clock may be set back. */
export function createTrust({ db, entries, now }: Pick<Parts, 'db' | 'entries' | 'now'>): Trust {
  const last = query(
    db,
    'SELECT why, books, after_count AS after FROM mistrusts WHERE unit = ? ORDER BY mistrust DESC LIMIT 1',
    Row,
  );
  const lastCount = count(db, 'SELECT max(count) FROM counts');
  const since = (what: string) =>
    count(db, `SELECT count(*) FROM counts WHERE unit = ? AND count > ? AND what IN (${what})`);
  const counted = since("'counted', 'collected'");
  const filled = since("'loaded', 'counted', 'collected'");
  const insert = db.prepare(
    'INSERT INTO mistrusts (at, unit, why, books, after_count) VALUES (?, ?, ?, ?, ?)',
  );
  const coinsIn = (coin: ChangeCoin, without = 0): number =>
    Math.max(0, Math.trunc((entries.balance(hopper(coin)) - without) / coin));

  function trustIn(coin: ChangeCoin): ReturnType<Trust['trustIn']> {
    const unit = hopper(coin);
    const row = last.first(unit);
    if (row === undefined || counted(unit, row.after) > 0)
      return { coins: coinsIn(coin), mistrust: undefined };
    const mistrust = filled(unit, row.after) > 0 ? undefined : row.why;
    return { coins: coinsIn(coin, row.books), mistrust };
  }

  return {
    mistrust: (coin, why) =>
      void insert.run(now(), hopper(coin), why, Math.max(0, entries.balance(hopper(coin))), lastCount()),
    // The driver asks with each look at the devices, for each hopper.
    coinsIn: remembered(db, (coin: ChangeCoin) => coinsIn(coin)),
    trustIn: remembered(db, trustIn),
  };
}
