import type { IssueId } from '#contract/ids.ts';

import { askCancel, askOpenJobs } from './ask.ts';
import type { IppClient } from './ipp/client.ts';
import { ended } from './job-view.ts';

const MOST = 16;

/**
 * Jobs that may exist in the printer with no document of ours in them: a Create-Job whose reply was lost, or one left by a crash.
 * They print nothing, but a printer may stay busy with them for ever; so they are found by name and cancelled.
 */
export interface Orphans {
  /** Remembers one; the oldest is forgotten past the limit. */
  add(issue: IssueId): void;
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
        if (issues.has(job.name)) await askCancel(client, job.id);
      }
      issues.clear();
    },
  };
}
