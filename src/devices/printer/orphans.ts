import type { PaperId, PrintJournal } from '#contract/paper.ts';

import { askCancel, askJob, askOpenJobs } from './ask.ts';
import { fault, faultOf } from './faults.ts';
import type { IppClient } from './ipp/client.ts';
import { ended } from './job-view.ts';
import type { JobView } from './job-view.ts';
import type { PrinterFault } from './port.ts';

/**
 * Jobs that the printer may still hold and that must not print any more: one whose Create-Job reply was lost, one left by a crash,
 * one whose verdict is given before it has ended. They would keep it busy, or come out to somebody else; so they are
 * found by name and cancelled before the next job. The journal keeps them until the printer itself says that they are over: one
 * that is off outlasts a start, and one that refuses to cancel outlasts the request.
 */
export interface Orphans {
  add(issue: PaperId): void;
  /** Cancels those that the printer still holds. Answers why one may still come out, if one may. */
  sweep(): Promise<PrinterFault | undefined>;
}

export function createOrphans(
  client: IppClient,
  journal: Pick<PrintJournal, 'orphan' | 'orphans' | 'orphansGone'>,
): Orphans {
  return {
    add: (issue) => journal.orphan(issue),
    async sweep() {
      const issues = journal.orphans();
      if (issues.length === 0) return undefined;
      const jobs = await askOpenJobs(client);
      if (!jobs.ok) return faultOf(jobs.error);
      const open = jobs.value.filter((job) => !ended(job));
      let left: PrinterFault | undefined;
      const gone: PaperId[] = [];
      for (const issue of issues) {
        const why = await endAll(client, issue, open);
        if (why) left = why;
        else gone.push(issue);
      }
      journal.orphansGone(gone);
      return left;
    },
  };
}

/** A job without a name may be anybody's, and is cancelled for nobody. */
async function endAll(
  client: IppClient,
  issue: PaperId,
  open: readonly JobView[],
): Promise<PrinterFault | undefined> {
  for (const { id, name } of open) {
    if (name !== undefined && name !== issue) continue;
    if (id === undefined || name === undefined) return fault('jobLeft');
    await askCancel(client, id);
    const now = await askJob(client, id);
    if (!now.ok) return faultOf(now.error);
    if (now.value !== 'unknownJob' && !ended(now.value)) return fault('jobLeft');
  }
  return undefined;
}
