import { z } from 'zod';

import { VisitId } from '#contract/ids.ts';

import { count, query } from './database/query.ts';
import { LedgerDefect } from './defect.ts';
import type { Visits } from './ledger.ts';
import type { Parts } from './parts.ts';

const Row = z.object({ visit: VisitId }).transform(({ visit }) => visit);

export function createVisits({ db, commit, now }: Parts): Visits {
  const open = query(db, 'SELECT visit FROM visits WHERE ended_at IS NULL ORDER BY rowid', Row);
  const holding = query(
    db,
    `SELECT visit FROM lines WHERE account = 'customer' AND visit IS NOT NULL
     GROUP BY visit HAVING sum(yen) <> 0 ORDER BY min(line)`,
    Row,
  );
  const known = query(db, 'SELECT visit FROM visits WHERE visit = ?', Row);
  const lastAt = count(
    db,
    `SELECT max(at) FROM (
       SELECT begun_at AS at FROM visits WHERE visit = ?
       UNION ALL SELECT entries.at FROM lines JOIN entries USING (entry)
       WHERE lines.account = 'customer' AND lines.visit = ?)`,
  );
  const insert = db.prepare('INSERT INTO visits (visit, language, begun_at) VALUES (?, ?, ?)');
  const end = db.prepare('UPDATE visits SET ended_at = ?, how = ? WHERE visit = ? AND ended_at IS NULL');

  return {
    begin(visit, language) {
      commit((record) => {
        if (known.first(visit) !== undefined) throw new LedgerDefect('a visit begins once');
        insert.run(visit, language, now());
        record({ id: 'visit.begun', visit, language });
      });
    },
    end(visit, how) {
      commit((record) => {
        if (end.run(now(), how, visit).changes === 0) throw new LedgerDefect('no open visit has this id');
        record({ id: 'visit.ended', visit, how });
      });
    },
    open: () => open.all(),
    lastAt: (visit) => lastAt(visit, visit),
    unsettled: () => [...new Set([...open.all(), ...holding.all()])],
  };
}
