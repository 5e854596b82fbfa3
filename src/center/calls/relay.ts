import type { RelayPaidReply, RelayPaidRequest, RelaySlipReply, RelaySlipRequest } from '#contract/center.ts';
import { feeOf } from '#contract/relay.ts';
import type { RelayNumber, RelayRefusal } from '#contract/relay.ts';
import { err, ok } from '#contract/result.ts';
import type { z } from 'zod';

import type { Slip } from '../store/slips.ts';
import type { Answer, Desk } from './desk.ts';

/** What is to be paid for a slip. Nothing is set aside: who pays first has paid, the other gets the money back. */
export function relaySlip(
  desk: Desk,
  { slip: number }: z.infer<typeof RelaySlipRequest>,
): Answer<RelaySlipReply> {
  const slip = payable(desk, number);
  return ok(typeof slip === 'string' ? refused(slip) : { answer: 'payable', items: [...slip.items] });
}

/** Marks a slip as paid, once. The same request again answers what it was answered before, a refusal, too. */
export function relayPaid(desk: Desk, request: RelayPaidRequest): Answer<RelayPaidReply> {
  return desk.store.transaction(() => paidAtOnce(desk, request))();
}

function paidAtOnce(desk: Desk, request: RelayPaidRequest): Answer<RelayPaidReply> {
  const { slips, clock } = desk;
  // Bodies are parsed by strict schemas, so that equal requests have equal JSON.
  const content = JSON.stringify(request);
  const told = slips.told(request.terminal, request.request);
  if (told) return told.content === content ? ok(told.reply) : err('conflict');
  const slip = payable(desk, request.slip);
  const reply: RelayPaidReply = judged(slip, request.fee);
  if (reply.answer === 'paid') slips.pay(request.slip, clock.now());
  slips.keepTold(request.terminal, request.request, { content, reply });
  return ok(reply);
}

function judged(slip: Slip | RelayRefusal, fee: number): RelayPaidReply {
  if (typeof slip === 'string') return refused(slip);
  return feeOf(slip.items) === fee ? { answer: 'paid' } : refused('otherFee');
}

function payable({ slips, clock }: Desk, number: RelayNumber): Slip | RelayRefusal {
  const slip = slips.find(number);
  if (slip === undefined) return 'unknown';
  if (slip.paid !== null) return 'paid';
  return clock.now() > slip.expires ? 'expired' : slip;
}

function refused(reason: RelayRefusal): { readonly answer: 'refused'; readonly reason: RelayRefusal } {
  return { answer: 'refused', reason };
}
