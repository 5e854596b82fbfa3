import { z } from 'zod';

import { CASH_UNITS } from '#contract/cashier.ts';
import type { CashJournal } from '#contract/money.ts';
import { CHANGE_COINS } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Parts } from '../parts.ts';
import { hopper } from './accounts.ts';
import type { Trust } from './trust.ts';

const Row = z.object({ exchange: z.int(), after: z.int() });

/** 開扉・閉扉: what staff said of a hopper that they opened stands in the counts; of which they said nothing, nobody vouches. */
export function createExchanges(
  { db, commit, now }: Parts,
  trust: Trust,
): Pick<CashJournal, 'beginExchange' | 'endExchange' | 'exchangeOpen'> {
  const open = query(db, 'SELECT exchange, after_count AS after FROM exchanges WHERE ended_at IS NULL', Row);
  const lastCount = count(db, 'SELECT max(count) FROM counts');
  const recorded = count(db, 'SELECT count(*) FROM counts WHERE unit = ? AND count > ?');
  const insert = db.prepare('INSERT INTO exchanges (at, after_count, staff) VALUES (?, ?, ?)');
  const close = db.prepare('UPDATE exchanges SET ended_at = ? WHERE exchange = ?');

  return {
    exchangeOpen: () => open.first() !== undefined,
    beginExchange(by) {
      commit((record) => {
        if (open.first() !== undefined) throw new LedgerDefect('an exchange is open');
        insert.run(now(), lastCount(), by);
        record({ id: 'cash.unitsOpened', by });
      });
    },
    endExchange(opened, by) {
      if (opened.some((unit) => !CASH_UNITS.includes(unit)))
        throw new LedgerDefect('no unit of the cash devices');
      commit((record) => {
        const begun = open.first();
        if (begun === undefined) throw new LedgerDefect('no exchange is open');
        const untold = CHANGE_COINS.filter(
          (coin) => opened.includes(hopper(coin)) && recorded(hopper(coin), begun.after) === 0,
        );
        for (const coin of untold) trust.mistrust(coin, 'unknown');
        close.run(now(), begun.exchange);
        record({ id: 'cash.unitsShut', untold: untold.length, by });
      });
    },
  };
}
