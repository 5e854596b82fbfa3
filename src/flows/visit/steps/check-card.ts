import type { Entitlement, Withheld } from '#contract/center.ts';
import type { Result } from '#contract/result.ts';
import type { CardFault, CardSession } from '#devices/card/port.ts';

import type { AuthenticateRefusal, CenterFault, Proof } from '../../center-port.ts';
import type { Desk } from '../desk.ts';
import type { Hands } from '../hands.ts';

export type CheckCardOutcome =
  | {
      readonly result: 'accepted';
      readonly entitlements: readonly Entitlement[];
      readonly withheld: readonly Withheld[];
    }
  | { readonly result: 'refused'; readonly reason: AuthenticateRefusal }
  | { readonly result: 'cardFault'; readonly fault: CardFault }
  | { readonly result: 'centerFault'; readonly fault: CenterFault };

/**
 * Authentication by challenge: the nonce first, so that a center that is away costs no PIN try; then the PIN, once; then
 * the signature, while the card still lies there; then the center's answer.
 */
export async function checkCard(desk: Desk, hands: Hands): Promise<CheckCardOutcome> {
  const nonce = await desk.center.nonce(hands.visit);
  if (!nonce.ok) {
    hands.pin.wipe();
    return { result: 'centerFault', fault: nonce.error };
  }
  const proof = await prove(hands, nonce.value);
  if (!proof.ok) {
    if (proof.error.code !== 'pinWrong') await hands.letGoOfCard();
    return { result: 'cardFault', fault: proof.error };
  }
  await hands.letGoOfCard();
  return askCenter(desk, hands, proof.value);
}

async function prove(hands: Hands, nonce: Uint8Array): Promise<Result<Proof, CardFault>> {
  const pin = hands.pin.take();
  const held = hands.card;
  if (!held) return { ok: false, error: { code: 'removed', who: 'resident' } };
  const signed = await signWith(held.session, pin, nonce);
  if (!signed.ok) return signed;
  return { ok: true, value: { nonce, certificate: held.certificate, ...signed.value } };
}

async function signWith(
  session: CardSession,
  pin: Buffer,
  nonce: Uint8Array,
): Promise<Result<Pick<Proof, 'algorithm' | 'signature'>, CardFault>> {
  const verified = await session.verifyPin(pin);
  return verified.ok ? session.sign(nonce) : verified;
}

async function askCenter(desk: Desk, hands: Hands, proof: Proof): Promise<CheckCardOutcome> {
  const answer = await desk.center.authenticate(hands.visit, proof);
  if (!answer.ok) return { result: 'centerFault', fault: answer.error };
  if (answer.value.answer === 'refused') return { result: 'refused', reason: answer.value.reason };
  hands.person = { key: answer.value.personKey, session: answer.value.session };
  const { entitlements, withheld } = answer.value;
  return { result: 'accepted', entitlements, withheld };
}
