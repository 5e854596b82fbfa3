import type { GiveUp } from '../cashier/give-up.ts';
import { LedgerDefect } from '../defect.ts';
import type { Issues } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { createDraws } from './draws.ts';
import { createRecoveries } from './recoveries.ts';
import type { IssueRows } from './issue-rows.ts';

export function createIssues(parts: Parts, rows: IssueRows, giveUp: GiveUp): Issues {
  return {
    ...createDraws(parts),
    ...createRecoveries(parts, rows, giveUp),
    withdraw(issue) {
      parts.commit((record) => {
        if (!rows.unsent().some((unsent) => unsent.issue === issue)) {
          throw new LedgerDefect('only a copy that was prepared and never sent can be withdrawn');
        }
        const { visit, issueNumber } = rows.leavePrepared(issue, 'withdrawn');
        record({ id: 'issue.withdrawn', visit, issue, issueNumber });
      });
    },
    unsent: () => rows.unsent(),
    of: (visit) => rows.of(visit),
  };
}
