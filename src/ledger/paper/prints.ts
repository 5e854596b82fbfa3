import { IntentId, IssueId } from '#contract/ids.ts';
import type { VisitId } from '#contract/ids.ts';
import type { PaperId, PrintJournal, PrintVerdict } from '#contract/paper.ts';

import { LedgerDefect } from '../defect.ts';
import type { IssueState } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { IssueRows } from './issue-rows.ts';
import { createPrintJobs, jobSteps } from './print-jobs.ts';

const STATE_AFTER = {
  printed: 'printed',
  notPrinted: 'notPrinted',
  unknown: 'inDoubt',
} as const satisfies Record<PrintVerdict, IssueState>;

const EVENT_WITHOUT_FEE = { notPrinted: 'issue.notPrinted', unknown: 'issue.inDoubt' } as const;

/** Jobs at the printer. A copy goes there once; its fee is earned in the moment in which it is known to have come out. */
export function createPrints(
  { db, commit, entries, ids, now }: Parts,
  issues: IssueRows,
): Omit<PrintJournal, 'orphan' | 'orphans' | 'orphansGone'> {
  const jobs = createPrintJobs(db, 'prints', (id) => IssueId.parse(id));

  function paidCopy(visit: VisitId, issue: PaperId): IssueId {
    const copy = issues.unsent().find((unsent) => unsent.issue === issue && unsent.visit === visit);
    if (copy === undefined) throw new LedgerDefect('only a prepared copy of this visit is printed, and once');
    const spokenFor = issues.withheldFor(visit);
    if (copy.fee > entries.heldFor(visit) - spokenFor) throw new LedgerDefect('the copy has not been paid');
    return copy.issue;
  }

  return {
    intendPrint(intent) {
      return commit(() => {
        const issue = paidCopy(intent.visit, intent.issue);
        const id = IntentId.parse(ids.next());
        jobs.insert(id, now(), issue, intent);
        return id;
      });
    },
    ...jobSteps(commit, jobs),
    settlePrint(id, verdict, cause) {
      commit((record) => {
        const { visit, issue } = jobs.get(id);
        jobs.settle(id, now(), verdict);
        const { issueNumber, fee } = issues.leavePrepared(issue, STATE_AFTER[verdict]);
        if (verdict !== 'printed') {
          record({ id: EVENT_WITHOUT_FEE[verdict], visit, issue, issueNumber, cause });
          return;
        }
        entries.move('fee', fee, { account: 'revenue' }, { account: 'customer', visit });
        record({ id: 'issue.printed', visit, issue, issueNumber, fee, cause });
      });
    },
    openPrints: () => jobs.open(),
  };
}
