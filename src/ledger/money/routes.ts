import { z } from 'zod';

import { IntentId, VisitId } from '#contract/ids.ts';
import type { CashJournal } from '#contract/money.ts';
import { Denomination, yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Parts } from '../parts.ts';

const Row = z
  .object({
    id: IntentId,
    visit: VisitId.nullable(),
    device: z.string(),
    denomination: Denomination,
    to: z.enum(['stack', 'return']),
  })
  .transform(({ visit, ...row }) => ({ ...row, visit: visit ?? undefined }));

/**
 * Notes on their way out of escrow. A note in escrow is not the terminal's yet, so nothing is posted for it; one that was
 * stacked is credited by the validator's own event (`observe`), which is what makes it count once.
 */
export function createRoutes({
  db,
  commit,
  doubts,
  ids,
  now,
}: Parts): Pick<CashJournal, 'intendRoute' | 'settleRoute' | 'openRoutes'> {
  const open = query(
    db,
    `SELECT intent AS id, visit, device, denomination, destination AS "to" FROM routes
     WHERE status IS NULL ORDER BY rowid`,
    Row,
  );
  const insert = db.prepare(
    'INSERT INTO routes (intent, at, visit, device, denomination, destination) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const settle = db.prepare('UPDATE routes SET status = ?, settled_at = ? WHERE intent = ?');

  return {
    intendRoute({ visit, device, denomination, to }) {
      return commit(() => {
        if (open.all().some((other) => other.device === device)) {
          throw new LedgerDefect(`${device} is routing`);
        }
        const id = IntentId.parse(ids.next());
        insert.run(id, now(), visit ?? null, device, denomination, to);
        return id;
      });
    },
    settleRoute(id, outcome) {
      commit((record) => {
        const intent = open.all().find((candidate) => candidate.id === id);
        if (intent === undefined) throw new LedgerDefect('no open route has this id');
        const { visit } = intent;
        const amount = yen(intent.denomination);
        settle.run(outcome.status, now(), id);
        if (outcome.status === 'returned') record({ id: 'cash.returned', visit: visit ?? null, yen: amount });
        if (outcome.status !== 'unknown') return;
        doubts.add(record, 'in', visit, { min: yen(0), max: amount, cause: outcome.cause });
      });
    },
    openRoutes: () => open.all(),
  };
}
