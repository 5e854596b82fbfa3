import type { PaperId, Sides } from '#contract/paper.ts';

import { type Media, PDF } from './format.ts';
import { type Request, requested } from './ipp/client.ts';
import { OPERATIONS } from './ipp/message.ts';
import { boolean, integer, keyword, mime, name, type Value } from './ipp/values.ts';
import { JOB_ATTRIBUTES } from './job-view.ts';
import { PRINTER_ATTRIBUTES } from './printer-view.ts';

/** All that a printer ever hears of who prints. */
const USER: readonly [string, readonly Value[]] = ['requesting-user-name', [name('mado')]];

export function getPrinterAttributes(): Request {
  return { operation: OPERATIONS.getPrinterAttributes, attributes: [USER, requested(PRINTER_ATTRIBUTES)] };
}

/** One copy of one document, unscaled. The job's name is the paper's id, and names nobody. */
export function createJob(issue: PaperId, media: Media, sides: Sides): Request {
  return {
    operation: OPERATIONS.createJob,
    attributes: [USER, ['job-name', [name(issue)]]],
    job: new Map([
      ['copies', [integer(1)]],
      ['sides', [keyword(SIDES[sides])]],
      ['media', [keyword(media)]],
      ['print-scaling', [keyword('none')]],
    ]),
  };
}

/** `sides` (RFC 8011 section 5.2.8): the back of a portrait page is turned over its long edge. */
const SIDES = { one: 'one-sided', two: 'two-sided-long-edge' } as const satisfies Record<Sides, string>;

export function sendDocument(jobId: number, pdf: Uint8Array): Request {
  return {
    operation: OPERATIONS.sendDocument,
    attributes: [
      ['job-id', [integer(jobId)]],
      USER,
      ['document-format', [mime(PDF)]],
      ['last-document', [boolean(true)]],
    ],
    document: pdf,
  };
}

export function getJobAttributes(jobId: number): Request {
  return {
    operation: OPERATIONS.getJobAttributes,
    attributes: [['job-id', [integer(jobId)]], USER, requested(JOB_ATTRIBUTES)],
  };
}

/** Far more than a printer with one writer holds; as many fit into a reply. */
export const MAX_OPEN_JOBS = 1_000;

/** Jobs that have not ended, and of each what tells which it is. */
export function getOpenJobs(): Request {
  return {
    operation: OPERATIONS.getJobs,
    attributes: [
      USER,
      ['limit', [integer(MAX_OPEN_JOBS)]],
      requested(['job-id', 'job-name', 'job-state']),
      ['which-jobs', [keyword('not-completed')]],
    ],
  };
}

export function cancelJob(jobId: number): Request {
  return { operation: OPERATIONS.cancelJob, attributes: [['job-id', [integer(jobId)]], USER] };
}
