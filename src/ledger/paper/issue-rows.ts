import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { Kind } from '#contract/certificate.ts';
import { Exemption } from '#contract/exemption.ts';
import { IssueId, IssueNumber, VisitId } from '#contract/ids.ts';
import type { VisitId as Visit } from '#contract/ids.ts';
import { Yen, yen } from '#contract/yen.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Issue, IssueState } from '../ledger.ts';

const Row = z
  .object({
    issue: IssueId,
    visit: VisitId,
    issueNumber: IssueNumber,
    kind: Kind,
    fee: Yen,
    exemption: Exemption.nullable(),
    state: z.enum(['prepared', 'printed', 'notPrinted', 'inDoubt', 'withdrawn']),
  })
  .transform(({ exemption, ...row }) => (exemption === null ? row : { ...row, exemption }));

/** The copies as they stand in the file. Whoever moves one is inside a transaction. */
export interface IssueRows {
  get(issue: IssueId): Issue | undefined;
  of(visit: Visit): readonly Issue[];
  unsent(): readonly Issue[];
  /** Fees of copies that are at the printer or may have come out, yen: not free for anything else. */
  withheldFor(visit: Visit): Yen;
  /** `prepared` is the only state that a copy ever leaves. */
  leavePrepared(issue: IssueId, state: Exclude<IssueState, 'prepared'>): Issue;
}

export function createIssueRows(db: Database): IssueRows {
  const columns = 'issue, visit, issue_number AS issueNumber, kind, fee, exemption, state';
  const one = query(db, `SELECT ${columns} FROM issues WHERE issue = ?`, Row);
  const ofVisit = query(db, `SELECT ${columns} FROM issues WHERE visit = ? ORDER BY rowid`, Row);
  const unsent = query(
    db,
    `SELECT ${columns} FROM issues WHERE state = 'prepared' AND issue NOT IN (SELECT issue FROM prints)
     ORDER BY rowid`,
    Row,
  );
  const withheld = count(
    db,
    `SELECT sum(fee) FROM issues JOIN prints USING (issue)
     WHERE issues.visit = ? AND state IN ('prepared', 'inDoubt')`,
  );
  const leave = db.prepare(`UPDATE issues SET state = ? WHERE issue = ? AND state = 'prepared'`);

  return {
    get: (issue) => one.first(issue),
    of: (visit) => ofVisit.all(visit),
    unsent: () => unsent.all(),
    withheldFor: (visit) => yen(withheld(visit)),
    leavePrepared(issue, state) {
      const found = one.first(issue);
      if (found === undefined || leave.run(state, issue).changes === 0) {
        throw new LedgerDefect('only a prepared copy can be moved on');
      }
      return { ...found, state };
    },
  };
}
