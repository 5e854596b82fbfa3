import { wait } from '#contract/clock.ts';
import type { IntentId } from '#contract/ids.ts';
import type { PrintIntent, Sides } from '#contract/paper.ts';
import { err, ok, type Result } from '#contract/result.ts';

import { askCancel, askJob, askPrinter } from './ask.ts';
import type { PrinterContext } from './context.ts';
import { fault, faultOf, transportFault } from './faults.ts';
import { MAX_DOCUMENT } from './format.ts';
import { numberOf, stringOf } from './ipp/attributes.ts';
import { group, succeeded } from './ipp/message.ts';
import type { PrinterFault, PrintJob, PrintProgress, PrintReport } from './port.ts';
import { assess } from './readiness.ts';
import { createJob, sendDocument } from './requests.ts';
import { watchJob } from './watch.ts';

type Progress = (step: PrintProgress, fault?: PrinterFault) => void;

/**
 * One document, once. Every step is in the journal before it is taken: intend → created → sending → sent → verdict.
 * Nothing is sent twice, whatever happens to the replies.
 */
export async function printOnce(
  context: PrinterContext,
  job: PrintJob,
  progress: Progress,
): Promise<PrintReport> {
  if (job.pdf.length > MAX_DOCUMENT) return notPrinted('document-too-large', fault('unsupported'));
  // A job that may still come out would be taken for this one by the counter, and its sheet by this resident.
  const left = await whenSwept(context);
  if (left) return notPrinted(left.code === 'jobLeft' ? 'orphan-left' : 'orphans-unasked', left);
  const { sides = 'one' } = job;
  const before = await whenReady(context, sides);
  if (!before.ok) return before.error;
  const intent: PrintIntent = {
    visit: job.visit,
    issue: job.issue,
    sheets: job.sheets,
    before: before.value,
  };
  const id = context.journal.intendPrint(intent);
  const report = await handOver(context, id, intent, { pdf: job.pdf, sides }, progress);
  context.journal.settlePrint(id, report.verdict, report.cause);
  return report;
}

/** Gives jobs that were told to end a while to do so; a printer that cannot be asked is not waited for. */
async function whenSwept({ orphans, clock, deadlines }: PrinterContext): Promise<PrinterFault | undefined> {
  const begun = clock.monotonic();
  for (;;) {
    const left = await orphans.sweep();
    if (left?.code !== 'jobLeft' || clock.monotonic() - begun >= deadlines.readyMs) return left;
    await wait(clock, deadlines.pollMs);
  }
}

/** Waits a while for a printer that is busy or warming up, but for nothing that a person must do. */
async function whenReady(
  context: PrinterContext,
  sides: Sides,
): Promise<Result<PrintIntent['before'], PrintReport>> {
  const { client, media, clock, deadlines } = context;
  const begun = clock.monotonic();
  for (;;) {
    const view = await askPrinter(client, media);
    if (!view.ok) return err(notPrinted('not-ready', faultOf(view.error)));
    const { device, fault: blocking } = assess(view.value);
    const { upTime, lifeCounter, counts, duplex } = view.value;
    if (sides === 'two' && !duplex) return err(notPrinted('not-duplex', fault('unsupported')));
    if (device === 'ready' && upTime !== undefined) {
      // Impressions of two-sided sheets tell nothing certain: makers count them by the sheet or by the side.
      const counted = sides === 'one' || counts === 'sheets';
      return ok({ upTime, lifeCounter: counted ? lifeCounter : undefined });
    }
    if (blocking !== undefined) return err(notPrinted('not-ready', blocking));
    if (clock.monotonic() - begun >= deadlines.readyMs) return err(notPrinted('still-busy', undefined));
    await wait(clock, deadlines.pollMs);
  }
}

async function handOver(
  context: PrinterContext,
  id: IntentId,
  intent: PrintIntent,
  { pdf, sides }: { readonly pdf: Uint8Array; readonly sides: Sides },
  progress: Progress,
): Promise<PrintReport> {
  const { client, journal, deadlines, orphans } = context;
  const job = await create(context, intent, sides);
  if (!job.ok) return job.error;
  journal.jobCreated(id, job.value);
  progress('sending');
  journal.jobSending(id);
  const sent = await client(sendDocument(job.value.id, pdf));
  if (!sent.ok && sent.error.sent === 'no') {
    orphans.add(intent.issue);
    await orphans.sweep();
    return notPrinted('not-sent', transportFault(sent.error));
  }
  if (sent.ok && succeeded(sent.value)) journal.jobSent(id);
  // Refused, it should print nothing; but what it did with the bytes shows in the job and the counter alone.
  if (sent.ok && !succeeded(sent.value)) await askCancel(client, job.value.id);
  return watchJob(context, { intent, job: job.value, watched: true, deadlineMs: deadlines.jobMs, progress });
}

/** Create-Job carries no document, so whatever goes wrong here, nothing was printed. */
async function create(
  { client, media, orphans }: PrinterContext,
  { issue }: PrintIntent,
  sides: Sides,
): Promise<Result<{ readonly id: number; readonly uuid: string | undefined }, PrintReport>> {
  const reply = await client(createJob(issue, media, sides));
  if (reply.ok && !succeeded(reply.value)) return err(notPrinted('create-refused', undefined));
  const attributes = reply.ok ? group(reply.value, 'job') : undefined;
  const id = attributes && numberOf(attributes, 'job-id');
  if (attributes === undefined || id === undefined) {
    orphans.add(issue);
    await orphans.sweep();
    return err(notPrinted('create-lost', reply.ok ? fault('protocol') : transportFault(reply.error)));
  }
  return ok({ id, uuid: stringOf(attributes, 'job-uuid') ?? (await uuidOf(id)) });

  async function uuidOf(job: number): Promise<string | undefined> {
    const view = await askJob(client, job);
    return view.ok && view.value !== 'unknownJob' ? view.value.uuid : undefined;
  }
}

function notPrinted(cause: string, fault: PrinterFault | undefined): PrintReport {
  return { verdict: 'notPrinted', cause, fault };
}
