import { createHash, createPublicKey } from 'node:crypto';

import { cosignedAt, rawKey, readNote, witnessOf } from '#contract/checkpoint.ts';
import type { NoteKey } from '#contract/checkpoint.ts';
import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import { err } from '#contract/result.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { startNotary } from '#ledger/sync/notary.ts';
import { startWitnessing } from '#ledger/sync/witnessing.ts';
import type { WitnessOptions, Witnessed } from '#ledger/sync/witnessing.ts';

import type { CenterClient } from '#main/center/client.ts';
import type { AuditKey } from './key.ts';

export interface VouchOptions {
  readonly ledger: Ledger;
  readonly key: AuditKey;
  readonly center: Pick<CenterClient, 'witness'>;
  /** PEM of the town's key, and the municipality's code (全国地方公共団体コード): whose countersignature counts. */
  readonly townKey: string;
  readonly code: string;
  readonly clock: Clock;
  readonly events: EventSink;
}

/** Vouches for the audit log as long as the core runs: signs checkpoints, and has the center witness them. */
export function vouchForLog({ ledger, key, center, townKey, code, clock, events }: VouchOptions): {
  stop(): Promise<void>;
} {
  const { signer, fresh } = key;
  if (fresh) events.raise({ id: 'audit.keyMade', key: fingerprintOf(signer.publicKey) });
  const notary = startNotary({ ledger, signer, clock });
  const witnessing = startWitnessing({
    ledger,
    show: witnessedBy(
      { name: witnessOf(code), publicKey: rawKey(createPublicKey(townKey)) },
      (note, signal) => center.witness(note, signer.publicKey, signal),
    ),
    clock,
    random: Math.random,
    listener: (witnessed) => events.raise(eventOf(witnessed)),
  });
  return {
    async stop() {
      await witnessing.stop();
      notary.stop();
    },
  };
}

/** Believes a countersignature when it is this witness's, under this very checkpoint. */
export function witnessedBy(witness: NoteKey, show: WitnessOptions['show']): WitnessOptions['show'] {
  return async (note, signal) => {
    const reply = await show(note, signal);
    if (!reply.ok || reply.value.answer !== 'cosigned') return reply;
    const body = readNote(note)?.body ?? '';
    const seen = cosignedAt(body, reply.value.cosignature, witness);
    return seen === undefined ? err({ code: 'protocol', who: 'technician' }) : reply;
  };
}

/** SHA-256 (hex) of the raw public key: what a technician compares. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex');
}

function eventOf(witnessed: Witnessed): Parameters<EventSink['raise']>[0] {
  const { size } = witnessed;
  return witnessed.answer === 'cosigned'
    ? { id: 'audit.witnessed', size }
    : { id: 'audit.refused', size, reason: witnessed.reason };
}
