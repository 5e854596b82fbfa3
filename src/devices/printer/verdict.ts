import type { PrintVerdict } from '#contract/paper.ts';

import { ended, isSame, type JobView } from './job-view.ts';

/** What was known before the first byte left. */
export interface Expected {
  readonly issue: string;
  readonly sheets: number;
  readonly uuid: string | undefined;
  readonly lifeCounter: number | undefined;
}

/** What has been seen of a job since. */
export interface Evidence {
  readonly job: JobView | 'unknownJob';
  readonly lifeCounter: number | undefined;
  /** printer-up-time went back. */
  readonly restarted: boolean;
  /** Why a sheet may have been touched on its way, e.g. `jam-seen`. */
  readonly doubt: string | undefined;
  /** The job ended long enough ago for its sheets to have been counted. */
  readonly settled: boolean;
  /** The job was watched from its first byte; not so after a crash. */
  readonly watched: boolean;
}

export interface Judgement {
  readonly verdict: PrintVerdict;
  readonly cause: string;
}

/**
 * Did the sheets come out, exactly once? RFC 8011 section 5.3.7 lets `completed` mean "stacked", and also "handed on" or "with
 * errors"; so the word alone is not believed where anything contradicts it. Only one of three certain answers, or `wait`.
 */
export function judge(expected: Expected, evidence: Evidence): Judgement | 'wait' {
  const { job } = evidence;
  if (evidence.restarted) return unknown('printer-restarted');
  if (job === 'unknownJob') return unknown('job-lost');
  if (!isSame(job, expected.uuid, expected.issue)) return unknown('job-differs');
  if (!ended(job)) return 'wait';
  if (evidence.doubt !== undefined) return unknown(evidence.doubt);
  return job.state === 'completed'
    ? judgeCompleted(expected, evidence, job)
    : judgeStopped(expected, evidence, job);
}

function judgeCompleted(expected: Expected, evidence: Evidence, job: JobView): Judgement | 'wait' {
  if (job.reasons.includes('queued-in-device')) return unknown('queued-in-device');
  if (job.reasons.includes('job-completed-with-errors')) return unknown('completed-with-errors');
  if (job.sheets !== undefined && job.sheets !== expected.sheets)
    return settle(evidence, unknown('sheets-differ'));
  if (expected.lifeCounter === undefined) return uncounted(evidence);
  if (!evidence.watched && expected.uuid === undefined) return unknown('not-watched');
  const moved = (evidence.lifeCounter ?? expected.lifeCounter) - expected.lifeCounter;
  if (moved === expected.sheets) return { verdict: 'printed', cause: 'completed' };
  if (moved > expected.sheets) return unknown('possible-duplicate');
  return settle(evidence, unknown('life-counter-differs'));
}

/** Without a life counter a job watched all the way is believed, and no other. */
function uncounted({ watched }: Evidence): Judgement {
  return watched ? { verdict: 'printed', cause: 'completed-uncounted' } : unknown('not-watched');
}

/** Cancelled or aborted: nothing came out only if a count says so and no count says otherwise. */
function judgeStopped(expected: Expected, evidence: Evidence, job: JobView): Judgement | 'wait' {
  const cause = job.state === 'canceled' ? 'canceled' : 'aborted';
  if (!evidence.watched) return unknown('not-watched');
  const moved = difference(evidence.lifeCounter, expected.lifeCounter);
  const counts = [job.sheets, moved].filter((count) => count !== undefined);
  const still = counts.length > 0 && [...counts, job.impressions ?? 0].every((count) => count === 0);
  return still ? settle(evidence, { verdict: 'notPrinted', cause }) : unknown(`${cause}-part-way`);
}

function difference(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before;
}

function settle(evidence: Evidence, judgement: Judgement): Judgement | 'wait' {
  return evidence.settled ? judgement : 'wait';
}

function unknown(cause: string): Judgement {
  return { verdict: 'unknown', cause };
}
