import { numberOf, stringOf, stringsOf } from './ipp/attributes.ts';
import type { Attributes } from './ipp/values.ts';

/** What a printer says about one job (RFC 8011 section 5.3). */
export interface JobView {
  readonly id: number | undefined;
  readonly name: string | undefined;
  readonly uuid: string | undefined;
  readonly state: JobState;
  readonly reasons: readonly string[];
  /** job-media-sheets-completed: sheets stacked, where it counts them. */
  readonly sheets: number | undefined;
  /** job-impressions-completed: sides stacked, where it counts them. */
  readonly impressions: number | undefined;
}

/** RFC 8011 section 5.3.7. */
export type JobState =
  | 'pending'
  | 'held'
  | 'processing'
  | 'stopped'
  | 'canceled'
  | 'aborted'
  | 'completed'
  | 'unknown';

/** What `jobView` reads. */
export const JOB_ATTRIBUTES = [
  'job-id',
  'job-name',
  'job-uuid',
  'job-state',
  'job-state-reasons',
  'job-media-sheets-completed',
  'job-impressions-completed',
] as const;

const STATES: ReadonlyMap<number | undefined, JobState> = new Map([
  [3, 'pending'],
  [4, 'held'],
  [5, 'processing'],
  [6, 'stopped'],
  [7, 'canceled'],
  [8, 'aborted'],
  [9, 'completed'],
]);

export function jobView(attributes: Attributes): JobView {
  return {
    id: numberOf(attributes, 'job-id'),
    name: stringOf(attributes, 'job-name'),
    uuid: stringOf(attributes, 'job-uuid'),
    state: STATES.get(numberOf(attributes, 'job-state')) ?? 'unknown',
    reasons: stringsOf(attributes, 'job-state-reasons'),
    sheets: numberOf(attributes, 'job-media-sheets-completed'),
    impressions: numberOf(attributes, 'job-impressions-completed'),
  };
}

/** The job will not change any more. */
export function ended({ state }: JobView): boolean {
  return state === 'canceled' || state === 'aborted' || state === 'completed';
}

/** Is it the job that was made for this issue? Ids start again when a printer restarts; a uuid does not, nor does our name. */
export function isSame(job: JobView, uuid: string | undefined, issue: string): boolean {
  return uuid === undefined ? (job.name ?? issue) === issue : job.uuid === uuid;
}
