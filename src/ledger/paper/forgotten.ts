import { z } from 'zod';

import { VisitId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import type { ForgottenPapers } from '../ledger.ts';
import type { Parts } from '../parts.ts';

const Row = z.object({ visit: VisitId, at: z.int(), sheets: z.int() });

/** 取り忘れ物の記録. It says when and how many, not whose: the issue numbers lead there, through the city's own register. */
export function createForgotten({ db, commit, now }: Parts): ForgottenPapers {
  const since = query(db, 'SELECT visit, at, sheets FROM forgotten WHERE at >= ? ORDER BY at', Row);
  const insert = db.prepare('INSERT INTO forgotten (visit, at, sheets) VALUES (?, ?, ?)');
  return {
    note(visit, sheets) {
      commit((record) => {
        insert.run(visit, now(), sheets);
        record({ id: 'paper.forgotten', visit, sheets });
      });
    },
    since: (at) => since.all(at),
  };
}
