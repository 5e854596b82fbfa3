import type { PaperId, PrintJournal } from '#contract/paper.ts';

import { askCancel, askOpenJobs } from './ask.ts';
import type { IppClient } from './ipp/client.ts';
import { ended } from './job-view.ts';

/**
 * Jobs that the printer may still hold and that must not print any more: one whose Create-Job reply was lost, one left by a crash,
 * one whose verdict is given while the printer is out of reach. They would keep it busy, or come out to somebody else; so they are
 * found by name and cancelled before the next job. The journal keeps them: a printer that is off outlasts a start.
 */
export interface Orphans {
  add(issue: PaperId): void;
  /** Cancels those that the printer still holds; `false` when it could not be asked, and they are kept for the next time. */
  sweep(): Promise<boolean>;
}

export function createOrphans(
  client: IppClient,
  journal: Pick<PrintJournal, 'orphan' | 'orphans' | 'orphansGone'>,
): Orphans {
  return {
    add: (issue) => journal.orphan(issue),
    async sweep() {
      const issues = journal.orphans();
      if (issues.length === 0) return true;
      const names = new Set<string>(issues);
      const jobs = await askOpenJobs(client);
      if (!jobs.ok) return false;
      for (const job of jobs.value) {
        if (job.id === undefined || job.name === undefined || ended(job)) continue;
        if (names.has(job.name) && !(await askCancel(client, job.id))) return false;
      }
      journal.orphansGone(issues);
      return true;
    },
  };
}
