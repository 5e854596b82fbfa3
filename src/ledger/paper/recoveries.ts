import type { GiveUp } from '../cashier/give-up.ts';
import type { Issues } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { IssueRows } from './issue-rows.ts';

/** 処分情報: what staff found of a sheet in doubt, and what that means for its fee and its number. */
export function createRecoveries(
  { db, commit, entries, now }: Parts,
  issues: IssueRows,
  giveUp: GiveUp,
): Pick<Issues, 'unrecovered' | 'recover'> {
  const insert = db.prepare(
    'INSERT INTO recoveries (issue, at, disposal, sheets, staff) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    unrecovered: () => issues.unrecovered(),
    recover(issue, { disposal, sheets, by }) {
      commit((record) => {
        insert.run(issue, now(), disposal, sheets, by);
        const state = disposal === 'handedOver' ? 'printed' : 'withdrawn';
        const { visit, issueNumber, fee } = issues.leaveDoubt(issue, state);
        record({ id: 'issue.recovered', visit, issue, issueNumber, disposal, sheets, by });
        if (state === 'withdrawn') {
          record({ id: 'issue.voided', visit, issue, issueNumber });
          return;
        }
        entries.postMoved('fee', [...giveUp(visit, fee, by), { account: 'revenue', yen: -fee }]);
        record({ id: 'issue.printed', visit, issue, issueNumber, fee, cause: 'handed-over' });
      });
    },
  };
}
