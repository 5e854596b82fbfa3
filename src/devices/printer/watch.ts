import { wait } from '#contract/clock.ts';

import { askJob, askPrinter } from './ask.ts';
import type { PrinterContext } from './context.ts';
import { ended, isSame } from './job-view.ts';
import type { PrintReport } from './port.ts';
import { summarize } from './reasons.ts';
import { Sighting, type Watch } from './sighting.ts';
import { judge, type Judgement } from './verdict.ts';

/** Looks at one job until it can be judged, or until its time is up: then it is cancelled, so that nobody else gets its paper. */
export async function watchJob(context: PrinterContext, watch: Watch): Promise<PrintReport> {
  const { clock, deadlines } = context;
  const { issue, sheets, before } = watch.intent;
  const expected = { issue, sheets, uuid: watch.job.uuid, lifeCounter: before.lifeCounter };
  const sighting = new Sighting(watch, deadlines.settleMs, clock.monotonic());
  for (;;) {
    await look(context, watch.job.id, sighting);
    const now = clock.monotonic();
    const evidence = sighting.evidence(now);
    const judgement = evidence === undefined ? 'wait' : judge(expected, evidence);
    if (judgement !== 'wait') return report(context, watch, sighting, judgement);
    if (sighting.silentFor(now) >= deadlines.silentMs) return report(context, watch, sighting, OUT_OF_SIGHT);
    if (sighting.age(now) >= watch.deadlineMs) return report(context, watch, sighting, TOO_LATE);
    sighting.tell(watch.progress);
    await wait(clock, deadlines.pollMs);
  }
}

const OUT_OF_SIGHT: Judgement = { verdict: 'unknown', cause: 'printer-silent' };
const TOO_LATE: Judgement = { verdict: 'unknown', cause: 'deadline' };

/** The job first, the printer after it: its counter is then never older than the job's state. */
async function look(
  { client, media, clock }: PrinterContext,
  jobId: number,
  sighting: Sighting,
): Promise<void> {
  const job = await askJob(client, jobId);
  const printer = job.ok ? await askPrinter(client, media) : job;
  if (!job.ok || !printer.ok) return;
  sighting.see(clock.monotonic(), job.value, printer.value, summarize(printer.value.reasons).fault);
}

async function report(
  context: PrinterContext,
  watch: Watch,
  sighting: Sighting,
  judgement: Judgement,
): Promise<PrintReport> {
  if (judgement.verdict === 'unknown') await endJob(context, watch);
  return { ...judgement, fault: sighting.fault };
}

/** Ends what may still print, if it is the same job: after a restart its id may name another. Out of reach, or refused, it stays an orphan. */
async function endJob({ client, orphans }: PrinterContext, { job, intent }: Watch): Promise<void> {
  const now = await askJob(client, job.id);
  const isOver =
    now.ok && (now.value === 'unknownJob' || ended(now.value) || !isSame(now.value, job.uuid, intent.issue));
  if (isOver) return;
  orphans.add(intent.issue);
  await orphans.sweep();
}
