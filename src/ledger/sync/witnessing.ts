import type { WitnessReply } from '#contract/center.ts';
import type { Clock } from '#contract/clock.ts';
import type { Fault } from '#contract/fault.ts';
import type { Result } from '#contract/result.ts';

import type { Ledger } from '../ledger.ts';
import { backoff } from './backoff.ts';
import type { BackoffLimits } from './backoff.ts';
import { pause } from './pause.ts';
import { untilStopped } from './until-stopped.ts';
import type { Ongoing } from './until-stopped.ts';

/** How the center took a checkpoint. `refused`: somebody must look, `reason` says at what. */
export type Witnessed =
  | { readonly answer: 'cosigned'; readonly size: number; readonly cosignature: string }
  | { readonly answer: 'refused'; readonly size: number; readonly reason: string };

export interface WitnessLimits extends BackoffLimits {
  /** How often it is looked whether there is a new checkpoint, ms. */
  readonly idleMs: number;
}

const WITNESS_LIMITS: WitnessLimits = { firstMs: 5_000, capMs: 600_000, idleMs: 10_000 };

export interface WitnessOptions {
  readonly ledger: Pick<Ledger, 'checkpoints' | 'outbox'>;
  /** Shows the center a checkpoint; an answer that is no countersignature of it is a fault. */
  readonly show: (note: string, signal: AbortSignal) => Promise<Result<WitnessReply, Fault>>;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly listener: (witnessed: Witnessed) => void;
  readonly limits?: WitnessLimits;
}

/**
 * Shows the newest checkpoint to the center once its records have arrived there, and keeps the countersignature. It goes its own
 * way beside the records: they arrive also where a checkpoint is refused.
 */
export function startWitnessing(options: WitnessOptions): Ongoing {
  return untilStopped((stopping) => run(options, stopping));
}

async function run(options: WitnessOptions, stopping: AbortSignal): Promise<void> {
  const { ledger, show, clock, random, listener, limits = WITNESS_LIMITS } = options;
  let failures = 0;
  let refused = '';
  while (!stopping.aborted) {
    const arrived = (ledger.outbox.oldest()?.sequence ?? ledger.outbox.head + 1) - 1;
    const due = ledger.checkpoints.unwitnessed(arrived);
    if (due) {
      const reply = await show(due.note, stopping);
      const answer = reply.ok ? reply.value : ({ answer: 'behind' } as const);
      failures = answer.answer === 'cosigned' ? 0 : failures + 1;
      if (answer.answer === 'cosigned') {
        ledger.checkpoints.witnessed(due.size, answer.cosignature);
        listener({ ...answer, size: due.size });
      }
      if (answer.answer === 'refused' && refused !== answer.reason) listener({ ...answer, size: due.size });
      refused = answer.answer === 'refused' ? answer.reason : '';
    }
    await pause(clock, failures === 0 ? limits.idleMs : backoff(failures, limits, random), stopping);
  }
}
