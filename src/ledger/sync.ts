import { MAX_AUDIT_BATCH } from '#contract/center.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { Clock } from '#contract/clock.ts';
import type { Fault } from '#contract/fault.ts';
import type { Result } from '#contract/result.ts';

import type { Outbox } from './ledger.ts';
import { backoff } from './sync/backoff.ts';
import type { BackoffLimits } from './sync/backoff.ts';
import { fill } from './sync/batch.ts';
import type { BatchLimits } from './sync/batch.ts';
import { createPace } from './sync/pace.ts';
import { pause } from './sync/pause.ts';
import { untilStopped } from './sync/until-stopped.ts';
import type { Ongoing } from './sync/until-stopped.ts';

/**
 * How the center stands, told when it changes. `conflict`: it has something else under one of our sequences, or more than
 * was ever written here (the ledger was put back to an older state); somebody must look, and sending stays slow.
 */
export type SyncReport =
  | { readonly state: 'reached'; readonly pending: number }
  | { readonly state: 'unreachable'; readonly code: string }
  | { readonly state: 'conflict'; readonly sequence: number };

export interface SyncLimits extends BatchLimits, BackoffLimits {
  /** How often the outbox is looked at when it was empty. */
  readonly idleMs: number;
}

export const SYNC_LIMITS: SyncLimits = {
  records: MAX_AUDIT_BATCH,
  bytes: 262_144,
  firstMs: 1_000,
  capMs: 300_000,
  idleMs: 2_000,
};

/** Hands a batch to the center; within a deadline of its own, and given up when the signal says so. */
export type Send = (
  batch: readonly AuditRecord[],
  signal: AbortSignal,
) => Promise<Result<{ readonly highWaterMark: number }, Fault>>;

export interface SyncOptions {
  readonly outbox: Outbox;
  readonly send: Send;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly listener: (report: SyncReport) => void;
  readonly limits?: SyncLimits;
}

/**
 * Brings audit events to the center (監査記録の送信): in order, one request at a time, each as often as needed, since the
 * center tells them apart by terminal and sequence. It begins by asking for the center's high-water mark, and lets
 * nothing go that the center has not confirmed.
 */
export function startSync(options: SyncOptions): Ongoing {
  return untilStopped((stopping) => run(options, stopping));
}

async function run(options: SyncOptions, stopping: AbortSignal): Promise<void> {
  const { outbox, send, clock, random, limits = SYNC_LIMITS } = options;
  const tell = onChange(options.listener);
  const pace = createPace(limits.records);
  let failures = 0;
  let batch: readonly AuditRecord[] = [];
  while (!stopping.aborted) {
    const report = digest(outbox, batch, await send(batch, stopping));
    if (stopping.aborted && report.state !== 'reached') return;
    tell(report);
    failures = report.state === 'reached' ? 0 : failures + 1;
    pace.told(report.state === 'reached');
    if (report.state === 'reached') await somethingToSend(outbox, clock, limits.idleMs, stopping);
    else await pause(clock, backoff(failures, limits, random), stopping);
    if (!stopping.aborted) batch = fill(outbox.pending(pace.records), { ...limits, records: pace.records });
  }
}

async function somethingToSend(outbox: Outbox, clock: Clock, idleMs: number, stopping: AbortSignal) {
  while (!stopping.aborted && outbox.size === 0) await pause(clock, idleMs, stopping);
}

/** Takes in the center's answer: confirmed records leave the outbox, and no others. */
function digest(
  outbox: Outbox,
  batch: readonly AuditRecord[],
  answer: Awaited<ReturnType<Send>>,
): SyncReport {
  const first = batch[0]?.sequence;
  if (!answer.ok) {
    const { code } = answer.error;
    return code === 'conflict' ? { state: 'conflict', sequence: first ?? 0 } : { state: 'unreachable', code };
  }
  const { highWaterMark } = answer.value;
  if (highWaterMark > outbox.head) return { state: 'conflict', sequence: highWaterMark };
  outbox.acknowledge(highWaterMark);
  const next = outbox.oldest()?.sequence ?? outbox.head + 1;
  if (highWaterMark + 1 < next) outbox.resumeAfter(highWaterMark);
  // A center that confirms nothing of what it was just given is not asked again at once.
  if (first !== undefined && highWaterMark < first) return { state: 'unreachable', code: 'notConfirmed' };
  return { state: 'reached', pending: outbox.size };
}

function onChange(listener: (report: SyncReport) => void): (report: SyncReport) => void {
  let last: SyncReport | undefined;
  return (report) => {
    const same =
      report.state === 'unreachable' && last?.state === 'unreachable'
        ? report.code === last.code
        : report.state === last?.state;
    last = report;
    if (!same) listener(report);
  };
}
