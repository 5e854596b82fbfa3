import { z } from 'zod';

import type { Event } from '#contract/events.ts';
import type { VisitId } from '#contract/ids.ts';
import { Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Ledger } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { owedNumber } from './owed-number.ts';

/** Two numbers of eight digits rarely meet; that many in a row never do. */
const ATTEMPTS = 10;

/** The same inside somebody else's transaction. */
export type OweWithin = (
  record: (event: Event) => void,
  visit: VisitId | undefined,
  amount: Yen,
  reason: string,
) => string;

/** 未返金: money that belongs to a resident and could not be paid back at the terminal. */
export function createOwe({ db, entries, ids, now }: Parts): OweWithin {
  const taken = query(db, 'SELECT number FROM owed WHERE number = ?', z.object({ number: z.string() }));
  const insert = db.prepare('INSERT INTO owed (number, at, visit, yen, reason) VALUES (?, ?, ?, ?, ?)');

  function freshNumber(): string {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const number = owedNumber(ids.next());
      if (taken.first(number) === undefined) return number;
    }
    throw new LedgerDefect('no fresh number: the source of ids repeats itself');
  }

  return (record, visit, amount, reason) => {
    if (amount <= 0 || amount > entries.heldFor(visit)) {
      throw new LedgerDefect('only what is held for the visit can be owed');
    }
    const number = freshNumber();
    insert.run(number, now(), visit ?? null, amount, reason);
    entries.move('owed', amount, { account: 'owed' }, { account: 'customer', visit });
    record({ id: 'cash.owed', visit: visit ?? null, yen: amount, owedNumber: number, reason });
    return number;
  };
}

/** Read back after a crash, so that whoever still stands there is told what was theirs before it, too. */
export function createGivenTo({ db }: Parts): Ledger['givenTo'] {
  const returned = count(
    db,
    `SELECT sum(lines.yen) FROM lines JOIN entries USING (entry)
     WHERE lines.account = 'customer' AND lines.visit = ? AND entries.what = 'payout'`,
  );
  const owed = query(
    db,
    `SELECT number, yen - earned AS amount FROM (
       SELECT owed.rowid AS place, number, yen, visit, coalesce(
         (SELECT sum(yen) FROM owed_settlements WHERE owed_settlements.number = owed.number AND how = 'earned'), 0
       ) AS earned FROM owed)
     WHERE visit = ? AND yen > earned ORDER BY place`,
    z.object({ number: z.string(), amount: Yen }),
  );
  return (visit) => ({ returned: yen(returned(visit)), owed: owed.all(visit) });
}
