import type { NoteSigner } from '#contract/checkpoint.ts';
import type { Clock } from '#contract/clock.ts';

import type { Ledger } from '../ledger.ts';

export interface NotaryLimits {
  /** A checkpoint after so many records, */
  readonly records: number;
  /** or after so long, if there was any record, ms. */
  readonly ms: number;
  /** How often it is looked, ms. */
  readonly lookMs: number;
}

export const NOTARY_LIMITS: NotaryLimits = { records: 256, ms: 600_000, lookMs: 5_000 };

/** Signs a checkpoint now and then. */
export interface Notary {
  /** Signs what is there and ends. */
  stop(): void;
}

/** It reckons in time that only goes forward: a clock that jumps by years makes no checkpoint late. */
export function startNotary(options: {
  readonly ledger: Pick<Ledger, 'checkpoints' | 'outbox'>;
  readonly signer: NoteSigner;
  readonly clock: Clock;
  readonly limits?: NotaryLimits;
}): Notary {
  const { ledger, signer, clock, limits = NOTARY_LIMITS } = options;
  let signedAt = clock.monotonic();
  let timer: unknown;

  const sign = (): void => {
    ledger.checkpoints.sign(signer);
    signedAt = clock.monotonic();
  };
  const look = (): void => {
    const fresh = ledger.outbox.head - (ledger.checkpoints.latest()?.size ?? 0);
    const late = clock.monotonic() - signedAt >= limits.ms;
    if (fresh >= limits.records || (fresh > 0 && late)) sign();
    timer = clock.setTimeout(look, limits.lookMs);
  };
  look();
  return {
    stop() {
      clock.clearTimeout(timer);
      sign();
    },
  };
}
