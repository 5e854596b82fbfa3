import { z } from 'zod';

import { IntentId, IssueId, VisitId } from '#contract/ids.ts';
import type { PrintJournal, PrintPhase, PrintVerdict } from '#contract/paper.ts';

import { query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { IssueState } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { IssueRows } from './issue-rows.ts';

const Row = z
  .object({
    id: IntentId,
    visit: VisitId,
    issue: IssueId,
    sheets: z.int(),
    upTime: z.int(),
    lifeCounter: z.int().nullable(),
    phase: z.enum(['intended', 'created', 'sending', 'sent']),
    jobId: z.int().nullable(),
    jobUuid: z.string().nullable(),
  })
  .transform(({ upTime, lifeCounter, jobId, jobUuid, ...row }) => ({
    ...row,
    before: { upTime, lifeCounter: lifeCounter ?? undefined },
    job: jobId === null ? undefined : { id: jobId, uuid: jobUuid ?? undefined },
  }));

const STATE_AFTER = {
  printed: 'printed',
  notPrinted: 'notPrinted',
  unknown: 'inDoubt',
} as const satisfies Record<PrintVerdict, IssueState>;

/** Jobs at the printer. A copy goes there once; its fee is earned in the moment in which it is known to have come out. */
export function createPrints({ db, commit, entries, ids, now }: Parts, issues: IssueRows): PrintJournal {
  const open = query(
    db,
    `SELECT intent AS id, visit, issue, sheets, up_time AS upTime, life_counter AS lifeCounter, phase,
       job_id AS jobId, job_uuid AS jobUuid
     FROM prints WHERE verdict IS NULL ORDER BY rowid`,
    Row,
  );
  const insert = db.prepare(
    `INSERT INTO prints (intent, at, visit, issue, sheets, up_time, life_counter, phase)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'intended')`,
  );
  const create = db.prepare('UPDATE prints SET job_id = ?, job_uuid = ? WHERE intent = ?');
  const enter = db.prepare('UPDATE prints SET phase = ? WHERE intent = ?');
  const settle = db.prepare('UPDATE prints SET verdict = ?, settled_at = ? WHERE intent = ?');

  function openPrint(id: IntentId) {
    const print = open.all().find((candidate) => candidate.id === id);
    if (print === undefined) throw new LedgerDefect('no open print has this id');
    return print;
  }

  function step(id: IntentId, from: PrintPhase, to: PrintPhase): void {
    if (openPrint(id).phase !== from) throw new LedgerDefect(`a job is ${from} before it is ${to}`);
    enter.run(to, id);
  }

  function assertPaid(visit: VisitId, issue: IssueId): void {
    const copy = issues.unsent().find((unsent) => unsent.issue === issue && unsent.visit === visit);
    if (copy === undefined) throw new LedgerDefect('only a prepared copy of this visit is printed, and once');
    const spokenFor = issues.withheldFor(visit);
    if (copy.fee > entries.heldFor(visit) - spokenFor) throw new LedgerDefect('the copy has not been paid');
  }

  return {
    intendPrint({ visit, issue, sheets, before }) {
      return commit(() => {
        assertPaid(visit, issue);
        const id = IntentId.parse(ids.next());
        insert.run(id, now(), visit, issue, sheets, before.upTime, before.lifeCounter ?? null);
        return id;
      });
    },
    jobCreated(id, job) {
      commit(() => {
        step(id, 'intended', 'created');
        create.run(job.id, job.uuid ?? null, id);
      });
    },
    jobSending(id) {
      commit(() => step(id, 'created', 'sending'));
    },
    jobSent(id) {
      commit(() => step(id, 'sending', 'sent'));
    },
    settlePrint(id, verdict, cause) {
      commit((record) => {
        const { visit, issue } = openPrint(id);
        settle.run(verdict, now(), id);
        const { issueNumber, fee } = issues.leavePrepared(issue, STATE_AFTER[verdict]);
        if (verdict !== 'printed') {
          record({ id: `issue.${STATE_AFTER[verdict]}`, visit, issue, issueNumber, cause });
          return;
        }
        entries.move('fee', fee, { account: 'revenue' }, { account: 'customer', visit });
        record({ id: 'issue.printed', visit, issue, issueNumber, fee, cause });
      });
    },
    openPrints: () => open.all(),
  };
}
