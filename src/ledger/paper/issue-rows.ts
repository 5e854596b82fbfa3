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

const Row = z.object({
  issue: IssueId,
  visit: VisitId,
  issueNumber: IssueNumber,
  kind: Kind,
  fee: Yen,
  exemption: Exemption.nullable().transform((exemption) => exemption ?? undefined),
  state: z.enum(['prepared', 'printed', 'notPrinted', 'inDoubt', 'withdrawn']),
});
const SentRow = Row.extend({ sheets: z.int() });

/** The copies as they stand in the file. Whoever moves one is inside a transaction. */
export interface IssueRows {
  get(issue: IssueId): Issue | undefined;
  of(visit: Visit): readonly Issue[];
  unsent(): readonly Issue[];
  /** Fees of copies that are at the printer or may have come out, yen: not free for anything else. */
  withheldFor(visit: Visit): Yen;
  /** Copies in doubt for which no staff have looked, with the sheets that their jobs take. */
  unrecovered(): readonly (Issue & { readonly sheets: number })[];
  leavePrepared(issue: IssueId, state: Exclude<IssueState, 'prepared'>): Issue;
  /** Doubt is left once, when staff have looked. */
  leaveDoubt(issue: IssueId, state: 'printed' | 'withdrawn'): Issue;
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
  const unrecovered = query(
    db,
    `SELECT ${columns}, (SELECT sheets FROM prints WHERE prints.issue = issues.issue) AS sheets
     FROM issues WHERE state = 'inDoubt' ORDER BY rowid`,
    SentRow,
  );
  const leave = db.prepare('UPDATE issues SET state = ? WHERE issue = ? AND state = ?');

  function move(issue: IssueId, from: IssueState, to: IssueState): Issue {
    const found = one.first(issue);
    if (found === undefined || leave.run(to, issue, from).changes === 0) {
      throw new LedgerDefect(`only a copy that is ${from} can become ${to}`);
    }
    return { ...found, state: to };
  }

  return {
    get: (issue) => one.first(issue),
    of: (visit) => ofVisit.all(visit),
    unsent: () => unsent.all(),
    withheldFor: (visit) => yen(withheld(visit)),
    unrecovered: () => unrecovered.all(),
    leavePrepared: (issue, state) => move(issue, 'prepared', state),
    leaveDoubt: (issue, state) => move(issue, 'inDoubt', state),
  };
}
