import { err, ok, type Result } from '#contract/result.ts';

import type { Media } from './format.ts';
import { numberOf } from './ipp/attributes.ts';
import type { IppClient } from './ipp/client.ts';
import type { IppError } from './ipp/error.ts';
import { group, groups, STATUS, succeeded } from './ipp/message.ts';
import { type JobView, jobView } from './job-view.ts';
import { type PrinterView, printerView } from './printer-view.ts';
import { cancelJob, getJobAttributes, getOpenJobs, getPrinterAttributes, MAX_OPEN_JOBS } from './requests.ts';

/** The printer answered, in good IPP, that it will not. */
export interface Refusal {
  readonly kind: 'refused';
  /** status-code (RFC 8011 appendix B). */
  readonly status: number;
}

export async function askPrinter(
  client: IppClient,
  media: Media,
): Promise<Result<PrinterView, IppError | Refusal>> {
  const reply = await client(getPrinterAttributes());
  if (!reply.ok) return reply;
  if (!succeeded(reply.value)) return err({ kind: 'refused', status: reply.value.code });
  return ok(printerView(group(reply.value, 'printer'), media));
}

/** `unknownJob`: the printer has no job of that id (any more). */
export async function askJob(
  client: IppClient,
  id: number,
): Promise<Result<JobView | 'unknownJob', IppError | Refusal>> {
  const reply = await client(getJobAttributes(id));
  if (!reply.ok) return reply;
  if (reply.value.code === STATUS.notFound) return ok('unknownJob');
  if (!succeeded(reply.value)) return err({ kind: 'refused', status: reply.value.code });
  const attributes = group(reply.value, 'job');
  // An answer about another job is no answer.
  if ((numberOf(attributes, 'job-id') ?? id) !== id) return err({ kind: 'mismatch', sent: 'maybe' });
  return ok(jobView(attributes));
}

/** Every job that has not ended: all of them or none. */
export async function askOpenJobs(
  client: IppClient,
): Promise<Result<readonly JobView[], IppError | Refusal>> {
  const reply = await client(getOpenJobs());
  if (!reply.ok) return reply;
  if (!succeeded(reply.value)) return err({ kind: 'refused', status: reply.value.code });
  const jobs = groups(reply.value, 'job');
  // Where the list is cut off, nobody can say what else there is.
  return jobs.length < MAX_OPEN_JOBS ? ok(jobs.map(jobView)) : err({ kind: 'tooLarge', sent: 'maybe' });
}

/** Asks for a job's end. Whatever is answered, and a printer may refuse: whether that came about shows in the job alone. */
export async function askCancel(client: IppClient, id: number): Promise<void> {
  await client(cancelJob(id));
}
