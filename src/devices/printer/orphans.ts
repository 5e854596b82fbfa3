import type { PaperId } from '#contract/paper.ts';

import { askCancel, askOpenJobs } from './ask.ts';
import type { IppClient } from './ipp/client.ts';
import { ended } from './job-view.ts';

const MOST = 16;

/**
 * Jobs that the printer may still hold and that must not print any more: one whose Create-Job reply was lost, one left by a crash,
 * one whose verdict is given while the printer is out of reach. They would keep it busy, or come out to somebody else; so they are
 * found by name and cancelled before the next job.
 */
export interface Orphans {
  /** Remembers one; the oldest is forgotten past the limit. */
  add(issue: PaperId): void;
  /** Cancels those that the printer still holds. When it cannot be asked, they are kept for the next time. */
  sweep(): Promise<void>;
}

export function createOrphans(client: IppClient): Orphans {
  const issues = new Set<string>();
  return {
    add(issue) {
      issues.add(issue);
      for (const oldest of issues) if (issues.size > MOST) issues.delete(oldest);
    },
    async sweep() {
      if (issues.size === 0) return;
      const jobs = await askOpenJobs(client);
      if (!jobs.ok) return;
      for (const job of jobs.value) {
        if (job.id === undefined || job.name === undefined || ended(job)) continue;
        if (issues.has(job.name) && !(await askCancel(client, job.id))) return;
      }
      issues.clear();
    },
  };
}
