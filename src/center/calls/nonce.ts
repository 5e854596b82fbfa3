import type { z } from 'zod';

import type { NonceReply, NonceRequest } from '#contract/center.ts';
import { ok } from '#contract/result.ts';

import type { Answering, Desk } from './desk.ts';

const NONCE_BYTES = 32;

/** A challenge for the card that lies on this terminal's reader in this visit. */
export async function nonce(
  { random, store, clock }: Desk,
  request: z.infer<typeof NonceRequest>,
): Answering<z.infer<typeof NonceReply>> {
  const nonce = random(NONCE_BYTES).toString('base64');
  const { expires } = await store.transaction(({ visitors }) =>
    visitors.challenge(request, nonce, clock.now()),
  );
  return ok({ nonce, expiresAt: new Date(expires).toISOString() });
}
