import type { RelayPaidReply, RelayPaidRequest, RelaySlipReply, RelaySlipRequest } from '#contract/center.ts';
import { feeOf } from '#contract/relay.ts';
import type { RelayNumber, RelayRefusal } from '#contract/relay.ts';
import { err, ok } from '#contract/result.ts';
import type { z } from 'zod';

import type { Slip } from '../store/slips.ts';
import type { Books } from '../store/store.ts';
import type { Answering, Desk } from './desk.ts';

/** What is to be paid for a slip. Nothing is set aside: who pays first has paid, the other gets the money back. */
export async function relaySlip(
  { store, clock }: Desk,
  { slip: number }: z.infer<typeof RelaySlipRequest>,
): Answering<RelaySlipReply> {
  const slip = await store.transaction((books) => payable(books, number, clock.now()));
  return ok(typeof slip === 'string' ? refused(slip) : { answer: 'payable', items: [...slip.items] });
}

/** Marks a slip as paid, once. The same request again answers what it was answered before, a refusal, too. */
export function relayPaid({ store, clock }: Desk, request: RelayPaidRequest): Answering<RelayPaidReply> {
  return store.transaction(async (books) => {
    await books.alone(`terminal ${request.terminal}`);
    await books.alone(`slip ${request.slip}`);
    return paidAtOnce(books, request, clock.now());
  });
}

async function paidAtOnce(books: Books, request: RelayPaidRequest, now: number): Answering<RelayPaidReply> {
  const { slips } = books;
  // Bodies are parsed by strict schemas, so that equal requests have equal JSON.
  const content = JSON.stringify(request);
  const told = await slips.told(request.terminal, request.request);
  if (told) return told.content === content ? ok(told.reply) : err('conflict');
  const slip = await payable(books, request.slip, now);
  const reply: RelayPaidReply = judged(slip, request.fee);
  if (reply.answer === 'paid') await slips.pay(request.slip, request, now);
  await slips.keepTold(request.terminal, request.request, { content, reply });
  return ok(reply);
}

function judged(slip: Slip | RelayRefusal, fee: number): RelayPaidReply {
  if (typeof slip === 'string') return refused(slip);
  return feeOf(slip.items) === fee ? { answer: 'paid' } : refused('otherFee');
}

async function payable({ slips }: Books, number: RelayNumber, now: number): Promise<Slip | RelayRefusal> {
  const slip = await slips.find(number);
  if (slip === undefined) return 'unknown';
  if (slip.paid !== null) return 'paid';
  return now > slip.expires ? 'expired' : slip;
}

function refused(reason: RelayRefusal): { readonly answer: 'refused'; readonly reason: RelayRefusal } {
  return { answer: 'refused', reason };
}
