import type { Sides } from '#contract/paper.ts';

import type { JobState } from '../job-view.ts';

/** One job in the simulated printer. What it shows and what it does may differ: that is how printers lie. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly user: string;
  readonly uuid: string;
  readonly sides: Sides;
  /** Printer up-time when it was created, s. */
  readonly createdAt: number;
  /** job-state and job-state-reasons as shown. */
  state: Exclude<JobState, 'unknown'>;
  reasons: readonly string[];
  /** The document, until its last page is out. */
  pdf: Uint8Array | undefined;
  /** Sheets that still have to be printed. */
  left: number;
  /** Sheets stacked. */
  done: number;
}

/** job-state (RFC 8011 section 5.3.7). */
export const JOB_STATES = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

export function isOver({ state }: Job): boolean {
  return JOB_STATES[state] >= JOB_STATES.canceled;
}

/** Pages on one sheet. */
export function pagesOn(sides: Sides): 1 | 2 {
  return sides === 'two' ? 2 : 1;
}

/** Changes what a job shows; an ended job does not change any more. */
export function show(job: Job, state: Job['state'], reason: string): void {
  if (isOver(job)) return;
  job.state = state;
  job.reasons = [reason];
}
