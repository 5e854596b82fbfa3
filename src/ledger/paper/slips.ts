import { z } from 'zod';

import { IntentId, SlipId, VisitId } from '#contract/ids.ts';
import type { PaperId, PrintJournal, PrintVerdict } from '#contract/paper.ts';
import type { SlipKind } from '#contract/slip.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { SlipPrinter, Slips } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { createOrphanRows } from './orphans.ts';
import { createPrintJobs, jobSteps } from './print-jobs.ts';

const Row = z.object({
  slip: SlipId,
  visit: VisitId,
  what: z.enum(['receipt', 'owed']) satisfies z.ZodType<SlipKind>,
  number: z.string(),
});

const EVENT_AFTER = {
  printed: 'slip.printed',
  notPrinted: 'slip.notPrinted',
  unknown: 'slip.inDoubt',
} as const satisfies Record<PrintVerdict, string>;

/** The journals of slips, one for each printer that they can come out of. */
export interface SlipJournals {
  /** Whether this paper, or the job with this intent, is a slip's. */
  owns(paper: PaperId): boolean;
  runs(id: IntentId): boolean;
  journalOf(printer: SlipPrinter): PrintJournal;
}

/** 領収書 and 未返金票: numbered before they are printed, printed once, and never a reason to move money. */
export function createSlips({ db, commit, ids, now }: Parts): Slips & SlipJournals {
  const jobs = createPrintJobs(db, 'slip_prints', (id) => SlipId.parse(id));
  const one = query(db, 'SELECT slip, visit, what, number FROM slips WHERE slip = ?', Row);
  const receipts = count(db, `SELECT count(*) FROM slips WHERE what = 'receipt'`);
  const insert = db.prepare(
    'INSERT INTO slips (slip, at, visit, what, number, printer) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const atPrinter = query(db, 'SELECT slip FROM slips WHERE printer = ?', z.object({ slip: SlipId }));

  function slipOf(id: string) {
    const slip = one.first(id);
    if (slip === undefined) throw new LedgerDefect('no slip has this id');
    return slip;
  }

  return {
    begin(visit, what, printer) {
      return commit(() => {
        const slip = SlipId.parse(ids.next());
        const number = typeof what === 'string' ? String(receipts() + 1).padStart(6, '0') : what.owedNumber;
        insert.run(slip, now(), visit, typeof what === 'string' ? what : 'owed', number, printer);
        return { slip, number };
      });
    },
    owns: (paper) => one.first(paper) !== undefined,
    runs: (id) => jobs.has(id),
    journalOf: (printer) => ({
      intendPrint(intent) {
        return commit(() => {
          const { slip, visit } = slipOf(intent.issue);
          if (visit !== intent.visit) throw new LedgerDefect('a slip is printed in its own visit');
          const id = IntentId.parse(ids.next());
          jobs.insert(id, now(), slip, intent);
          return id;
        });
      },
      ...jobSteps(commit, jobs),
      settlePrint(id, verdict, cause) {
        commit((record) => {
          const { issue } = jobs.get(id);
          const { visit, what, number } = slipOf(issue);
          jobs.settle(id, now(), verdict);
          record({ id: EVENT_AFTER[verdict], visit, slip: what, number, cause });
        });
      },
      ...createOrphanRows({ db, commit, now }, printer),
      openPrints() {
        const here = new Set<string>(atPrinter.all(printer).map(({ slip }) => slip));
        return jobs.open().filter(({ issue }) => here.has(issue));
      },
    }),
  };
}
