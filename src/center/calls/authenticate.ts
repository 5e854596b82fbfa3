import type { z } from 'zod';

import type { AuthenticateReply, AuthenticateRequest, Refusal } from '#contract/center.ts';
import { ok } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';

import { checkCard } from '../card-check.ts';
import { personKeyOf } from '../keys.ts';
import { entitlementsOf, withheldFrom } from '../rules/entitlement.ts';
import type { Answer, Answering, Desk } from './desk.ts';

const TOKEN_BYTES = 32;

/** Decides whether the card is genuine and present, who holds it, and what they may get. The nonce is used up in any case. */
export async function authenticate(
  desk: Desk,
  request: z.infer<typeof AuthenticateRequest>,
): Answering<AuthenticateReply> {
  const { store, town, clock } = desk;
  const now = clock.now();
  const isGood = await store.transaction(({ visitors }) => visitors.spend(request, request.nonce, now));
  if (!isGood) return refused('nonceExpired');
  const card = checkCard(request, desk.trust, now);
  if (!card.ok) return refused(card.error);
  return store.transaction(async ({ roster, visitors }) => {
    if (await roster.isRevoked(card.value)) return refused('certificateRevoked');
    const holder = desk.register.byCommonName(card.value);
    if (!holder) return refused(keepsFamilies(town) ? 'unknownHere' : 'counter');
    const entitlements = entitlementsOf(holder, town, now);
    const withheld = withheldFrom(holder, town, now);
    if (entitlements.length + withheld.length === 0) return refused('counter');
    const session = desk.random(TOKEN_BYTES).toString('hex');
    await visitors.admit(request, session, holder.id, now);
    const personKey = personKeyOf(desk.keys, holder.id, request.visit);
    return ok({
      answer: 'accepted',
      session,
      personKey,
      entitlements: [...entitlements],
      withheld: [...withheld],
    });
  });
}

function keepsFamilies({ kinds }: Town): boolean {
  return kinds.some(({ kind }) => kind === 'FamilyRegister' || kind === 'FamilyRegisterAddendum');
}

function refused(reason: Refusal): Answer<AuthenticateReply> {
  return ok({ answer: 'refused', reason });
}
