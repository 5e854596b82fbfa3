import type { OpenPrint, PaperId } from '#contract/paper.ts';

import { askCancel, askJob } from './ask.ts';
import type { PrinterContext } from './context.ts';
import { ended, isSame } from './job-view.ts';
import type { PrintReport } from './port.ts';
import { watchJob } from './watch.ts';

export interface Reconciled {
  readonly issue: PaperId;
  readonly report: PrintReport;
}

/** Settles what a crash left open (XFS: the journal is asked, then the device). Prints nothing, sends nothing again. */
export async function reconcile(context: PrinterContext): Promise<readonly Reconciled[]> {
  const settled: Reconciled[] = [];
  await context.orphans.sweep();
  for (const open of context.journal.openPrints()) {
    const report = await settleOne(context, open);
    context.journal.settlePrint(open.id, report.verdict, report.cause);
    settled.push({ issue: open.issue, report });
  }
  return settled;
}

async function settleOne(context: PrinterContext, open: OpenPrint): Promise<PrintReport> {
  if (open.phase === 'intended' || open.phase === 'created') return neverSent(context, open);
  if (open.job === undefined) return { verdict: 'unknown', cause: 'job-unknown', fault: undefined };
  return maybeSent(context, open, open.job);
}

/** No byte of the document left. The empty job is found by its name, because its id may meanwhile be another's. */
async function neverSent({ orphans }: PrinterContext, open: OpenPrint): Promise<PrintReport> {
  orphans.add(open.issue);
  await orphans.sweep();
  return { verdict: 'notPrinted', cause: 'never-sent', fault: undefined };
}

/** The visit is over: a job that has not ended is ended, or its sheet would come out to somebody else. */
async function maybeSent(
  context: PrinterContext,
  open: OpenPrint,
  job: NonNullable<OpenPrint['job']>,
): Promise<PrintReport> {
  const { client, deadlines } = context;
  const now = await askJob(client, job.id);
  if (now.ok && now.value !== 'unknownJob' && !ended(now.value) && isSame(now.value, job.uuid, open.issue)) {
    await askCancel(client, job.id);
  }
  return watchJob(context, {
    intent: open,
    job,
    watched: false,
    deadlineMs: deadlines.reconcileMs,
    progress: () => undefined,
  });
}
