import { z } from 'zod';

import { IntentId, VisitId } from '#contract/ids.ts';
import type { CashJournal, PayoutIntent, PayoutOutcome } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Parts } from '../parts.ts';
import { ChangeCoinRow, hopper } from './accounts.ts';
import type { Trust } from './trust.ts';

const Row = z
  .object({
    id: IntentId,
    visit: VisitId,
    device: z.string(),
    coin: ChangeCoinRow,
    coins: z.int(),
    events: z.int(),
    dispensed: z.int().nullable(),
  })
  .transform(({ events, dispensed, ...row }) => ({
    ...row,
    before: { events, dispensed: dispensed ?? undefined },
  }));

export interface Payouts extends Pick<CashJournal, 'intendPayout' | 'settlePayout' | 'openPayouts'> {
  /** What the terminal holds for a visit and has not handed out, or perhaps handed out, yet. */
  freeFor(visit: VisitId): Yen;
}

/** Coins paid out of hoppers: change (釣銭) and refunds (返金). */
export function createPayouts({ db, commit, entries, doubts, ids, now }: Parts, trust: Trust): Payouts {
  const open = query(
    db,
    `SELECT intent AS id, visit, device, coin, coins, events, dispensed FROM payouts
     WHERE status IS NULL ORDER BY rowid`,
    Row,
  );
  const underWay = count(db, 'SELECT sum(coin * coins) FROM payouts WHERE visit = ? AND status IS NULL');
  const insert = db.prepare(
    `INSERT INTO payouts (intent, at, visit, device, coin, coins, events, dispensed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const settle = db.prepare('UPDATE payouts SET status = ?, settled_at = ? WHERE intent = ?');

  const freeFor = (visit: VisitId): Yen =>
    yen(entries.heldFor(visit) - underWay(visit) - doubts.perhapsOut(visit));

  return {
    freeFor,
    intendPayout(intent) {
      return commit(() => {
        const { visit, device, coin, coins, before } = intent;
        if (open.all().some((other) => other.device === device)) {
          throw new LedgerDefect(`${device} is paying`);
        }
        if (coin * coins > freeFor(visit))
          throw new LedgerDefect('a payout beyond what is held for the visit');
        const id = IntentId.parse(ids.next());
        insert.run(id, now(), visit, device, coin, coins, before.events, before.dispensed ?? null);
        return id;
      });
    },
    settlePayout(id, outcome, mistrust) {
      commit((record) => {
        const intent = open.all().find((candidate) => candidate.id === id);
        if (intent === undefined) throw new LedgerDefect('no open payout has this id');
        assertPossible(intent, outcome);
        const { visit, coin } = intent;
        const paid = yen(coin * (outcome.status === 'unknown' ? outcome.min : outcome.coins));
        settle.run(outcome.status, now(), id);
        entries.move('payout', paid, { account: hopper(coin) }, { account: 'customer', visit });
        record({ id: 'cash.paid', visit, intent: id, yen: paid, status: outcome.status });
        if (mistrust !== undefined) trust.mistrust(coin, mistrust);
        if (outcome.status !== 'unknown') return;
        const { max, cause } = outcome;
        doubts.add(record, 'out', visit, { min: paid, max: yen(coin * max), cause }, hopper(coin));
      });
    },
    openPayouts: () => open.all(),
  };
}

function assertPossible({ coins }: PayoutIntent, outcome: PayoutOutcome): void {
  const possible = outcome.status === 'unknown' ? liesWithin(outcome, coins) : matches(outcome, coins);
  if (!possible) throw new LedgerDefect(`not an outcome of a payout of ${coins} coins`);
}

function liesWithin({ min, max }: { readonly min: number; readonly max: number }, asked: number): boolean {
  return min >= 0 && min <= max && max <= asked;
}

function matches({ status, coins }: Exclude<PayoutOutcome, { status: 'unknown' }>, asked: number): boolean {
  if (status === 'done') return coins === asked;
  if (status === 'refused') return coins === 0;
  return coins >= 0 && coins <= asked;
}
