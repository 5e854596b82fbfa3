import type { z } from 'zod';

import type { AuthenticateReply, AuthenticateRequest, Refusal } from '#contract/center.ts';
import { ok } from '#contract/result.ts';

import { checkCard } from '../card-check.ts';
import { personKeyOf } from '../keys.ts';
import { entitlementsOf } from '../rules/entitlement.ts';
import type { Answer, Desk } from './desk.ts';

const TOKEN_BYTES = 32;

/** Decides whether the card is genuine and present, who holds it, and what they may get. The nonce is used up in any case. */
export function authenticate(
  desk: Desk,
  request: z.infer<typeof AuthenticateRequest>,
): Answer<AuthenticateReply> {
  const now = desk.clock.now();
  if (!desk.visitors.spend(request, request.nonce, now)) return refused('nonceExpired');
  const card = checkCard(request, desk.trust, now);
  if (!card.ok) return refused(card.error);
  if (desk.roster.isRevoked(card.value)) return refused('certificateRevoked');
  const member = desk.register.byCommonName(card.value);
  const entitlements = member ? entitlementsOf(member, desk.town, now) : [];
  if (!member || entitlements.length === 0) return refused('counter');
  const session = desk.random(TOKEN_BYTES).toString('hex');
  desk.visitors.admit(request, session, member.resident.id, now);
  const personKey = personKeyOf(desk.keys, member.resident.id, request.visit);
  return ok({ answer: 'accepted', session, personKey, entitlements: [...entitlements] });
}

function refused(reason: Refusal): Answer<AuthenticateReply> {
  return ok({ answer: 'refused', reason });
}
