import { z } from 'zod';

import { RelayPayment } from '#contract/relay.ts';
import { yen } from '#contract/yen.ts';

import { createOwedRows } from '../cashier/owed-items.ts';
import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { RelayPayments } from '../ledger.ts';
import type { Parts } from '../parts.ts';

const Row = RelayPayment.extend({ outcome: z.enum(['done', 'refused', 'unknown']).nullable() });
type Row = z.infer<typeof Row>;
const OpenRow = Row.extend({ outcome: z.literal('unknown').nullable() });

const EVENT_AFTER = { done: 'relay.paid', refused: 'relay.refused', unknown: 'relay.inDoubt' } as const;

/** 取次ぎ発行の手数料収納: written down before the center is told, earned when it has said that the slip is paid. */
export function createRelayPayments({ db, commit, entries, now }: Parts): RelayPayments {
  const owed = createOwedRows(db, now);
  const columns = 'request, visit, slip, fee, outcome';
  const one = query(db, `SELECT ${columns} FROM relay_payments WHERE request = ?`, Row);
  const ofVisit = query(db, `SELECT ${columns} FROM relay_payments WHERE visit = ?`, Row);
  const open = query(
    db,
    `SELECT ${columns} FROM relay_payments WHERE outcome IS NULL OR outcome = 'unknown' ORDER BY rowid`,
    OpenRow,
  );
  const openVisits = count(db, 'SELECT count(*) FROM visits WHERE visit = ? AND ended_at IS NULL');
  const insert = db.prepare(
    'INSERT INTO relay_payments (request, at, visit, slip, fee) VALUES (?, ?, ?, ?, ?)',
  );
  const settle = db.prepare('UPDATE relay_payments SET outcome = ?, settled_at = ? WHERE request = ?');

  /** What was recorded as owed in the meantime is owed no longer; the rest is still held. One entry for each payment. */
  function earn({ visit, fee }: Row): void {
    const owedYet = owed.take(visit, fee, { how: 'earned', by: null });
    if (fee - owedYet > entries.heldFor(visit)) throw new LedgerDefect('a fee is earned from what was paid');
    entries.postMoved('relay', [
      { account: 'owed', yen: owedYet },
      { account: 'customer', visit, yen: fee - owedYet },
      { account: 'revenue', yen: -fee },
    ]);
  }

  return {
    intend({ request, visit, slip, fee }) {
      commit((record) => {
        if (openVisits(visit) === 0) throw new LedgerDefect('no open visit has this id');
        if (ofVisit.first(visit) !== undefined) throw new LedgerDefect('a visit pays for one slip');
        if (fee <= 0 || fee > entries.heldFor(visit)) {
          throw new LedgerDefect('the center is told of money that is held');
        }
        insert.run(request, now(), visit, slip, fee);
        record({ id: 'relay.intended', visit, slip, fee });
      });
    },
    settle(request, outcome) {
      commit((record) => {
        const payment = one.first(request);
        if (payment === undefined) throw new LedgerDefect('no payment has this request');
        if (payment.outcome === 'unknown' && outcome === 'unknown') return;
        if (payment.outcome === 'done' || payment.outcome === 'refused') {
          throw new LedgerDefect('a payment is settled once');
        }
        settle.run(outcome, now(), request);
        const { visit, slip, fee } = payment;
        if (outcome === 'done') earn(payment);
        record({ id: EVENT_AFTER[outcome], visit, slip, fee });
      });
    },
    open: () => open.all(),
    in(visit) {
      const payment = ofVisit.first(visit);
      const state = payment?.outcome ?? 'unknown';
      return payment && { slip: payment.slip, fee: payment.fee, state };
    },
    withheldFor: (visit) =>
      yen(open.all().reduce((sum, payment) => sum + (payment.visit === visit ? payment.fee : 0), 0)),
  };
}
