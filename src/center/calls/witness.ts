import type { KeyObject } from 'node:crypto';

import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import type { WitnessRefusal, WitnessReply, WitnessRequest } from '#contract/center.ts';
import {
  cosignatureLine,
  isSignedBy,
  originOf,
  readNote,
  signerOf,
  witnessOf,
} from '#contract/checkpoint.ts';
import { err, ok } from '#contract/result.ts';

import type { AlarmCode } from '../store/records.ts';
import type { Books } from '../store/store.ts';
import type { Answer, Answering, Desk } from './desk.ts';

const ALARMS: Readonly<Record<WitnessRefusal, AlarmCode>> = {
  otherKey: 'checkpointByOtherKey',
  badSignature: 'checkpointUnsigned',
  rewound: 'checkpointRewound',
  forked: 'checkpointForked',
};

export interface WitnessDesk extends Pick<Desk, 'store' | 'clock'> {
  /** The town's Ed25519 key. */
  readonly document: KeyObject;
  /** 全国地方公共団体コード: the center countersigns in the name of the municipality. */
  readonly code: string;
}

/**
 * How a checkpoint came: from the terminal, which never goes back behind what it has shown, or on a medium that others have
 * overtaken on the way. Late, an older one is good as long as it is a head of the very records that are here.
 */
export type Arrival = 'live' | 'late';

/**
 * Countersigns a terminal's checkpoint, when it is signed with the terminal's key and is the head of the very records that arrived
 * here, which continue those of the last one. The key that comes first, over the terminal's own channel, is kept.
 */
export function witness(
  desk: WitnessDesk,
  request: WitnessRequest,
  arrival: Arrival = 'live',
): Answering<WitnessReply> {
  const { terminal } = request;
  return desk.store.transaction(async (books) => {
    await books.alone(`terminal ${terminal}`);
    const reply = await judged(desk, books, request, arrival === 'late');
    if (reply.ok && reply.value.answer === 'refused') {
      const size = readNote(request.checkpoint)?.checkpoint.size ?? 0;
      await books.records.alarm(terminal, size, ALARMS[reply.value.reason], desk.clock.now());
    }
    return reply;
  });
}

async function judged(
  { document, code, clock }: WitnessDesk,
  books: Books,
  { terminal, key, checkpoint: note }: WitnessRequest,
  late: boolean,
): Promise<Answer<WitnessReply>> {
  const read = readNote(note);
  const publicKey = Buffer.from(key, 'base64');
  if (!read || publicKey.length !== 32 || read.checkpoint.origin !== originOf(terminal))
    return err('badRequest');
  const { checkpoint, body, lines } = read;
  const seen = await books.witness.seen(terminal);
  if (seen && seen.key !== key) return refused('otherKey');
  const name = originOf(terminal);
  if (!lines.some((line) => isSignedBy(body, line, { name, publicKey }))) return refused('badSignature');

  const before = seen?.tree ?? EMPTY_TREE;
  if (checkpoint.size < before.size && !late) return refused('rewound');
  const { mark } = await books.records.mark(terminal);
  if (checkpoint.size > mark) return ok({ answer: 'behind' });
  const from = checkpoint.size < before.size ? EMPTY_TREE : before;
  const tree = grown(from, await books.witness.leaves(terminal, from.size, checkpoint.size));
  if (rootOf(tree) !== checkpoint.root) return refused('forked');
  // Asked again after a lost answer, it says what it said.
  if (seen && checkpoint.size === before.size) return cosigned(seen.cosignature);

  const signer = signerOf(witnessOf(code), document);
  const cosignature = cosignatureLine(body, signer, Math.trunc(clock.now() / 1000));
  if (checkpoint.size >= before.size) await books.witness.keep(terminal, { key, tree, cosignature });
  return cosigned(cosignature);
}

function cosigned(cosignature: string): Answer<WitnessReply> {
  return ok({ answer: 'cosigned', cosignature });
}

function refused(reason: WitnessRefusal): Answer<WitnessReply> {
  return ok({ answer: 'refused', reason });
}
