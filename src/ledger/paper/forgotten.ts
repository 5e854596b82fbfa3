import { z } from 'zod';

import { VisitId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import type { ForgottenPapers } from '../ledger.ts';
import type { Parts } from '../parts.ts';

const Open = z.object({ visit: VisitId, sheets: z.int() });
const Row = z.object({ visit: VisitId, at: z.int(), sheets: z.int() });

/** 取り忘れ物の記録. It says when and how many, not whose: the issue numbers lead there, through the city's own register. */
export function createForgotten({ db, commit, now }: Parts): ForgottenPapers {
  const since = query(db, 'SELECT visit, at, sheets FROM forgotten WHERE at >= ? ORDER BY at', Row);
  const noted = query(db, 'SELECT visit FROM forgotten WHERE visit = ?', z.object({ visit: VisitId }));
  const insert = db.prepare('INSERT INTO forgotten (visit, at, sheets) VALUES (?, ?, ?)');
  const open = query(
    db,
    `SELECT visit, sheets FROM forgotten
     WHERE visit = (SELECT visit FROM visits ORDER BY rowid DESC LIMIT 1)
       AND visit NOT IN (SELECT visit FROM clearances WHERE visit IS NOT NULL)`,
    Open,
  );
  const clear = db.prepare(
    'INSERT INTO clearances (at, visit, sheets, disposal, staff) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    note(visit, sheets) {
      if (noted.first(visit)) return;
      commit((record) => {
        insert.run(visit, now(), sheets);
        record({ id: 'paper.forgotten', visit, sheets });
      });
    },
    since: (at) => since.all(at),
    open: () => open.first(),
    clear({ sheets, disposal, by }) {
      commit((record) => {
        const visit = open.first()?.visit ?? null;
        clear.run(now(), visit, sheets, disposal, by);
        record({ id: 'paper.cleared', visit, sheets, disposal, by });
      });
    },
  };
}
