import { wait } from '#contract/clock.ts';
import type { RelayPayment } from '#contract/relay.ts';

import type { CenterFault } from '../center-port.ts';
import type { Desk } from '../visit/desk.ts';

/** How often the center is told of one payment, while its resident waits, and what passes in between, ms. */
const ATTEMPTS = 3;
const PAUSE_MS = 2_000;

/** What the center said of a payment; `unknown`: nothing, so that it may have it or not. */
export type TellOutcome = 'done' | 'refused' | 'unknown';

/**
 * Tells the center that a slip is paid, always under the same request. Written down before, settled after: the fee is earned by
 * its answer alone, and without one the payment stays open in the books.
 */
export async function tellPaid(desk: Desk, payment: RelayPayment): Promise<TellOutcome> {
  const { books, clock, events } = desk;
  books.relay.intend(payment);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await askOnce(desk, payment);
    if (outcome !== 'unknown' || attempt === ATTEMPTS) {
      if (outcome === 'unknown') events.raise({ id: 'center.unreachable', code: 'relayPaid' });
      books.relay.settle(payment.request, outcome);
      return outcome;
    }
    await wait(clock, PAUSE_MS);
  }
}

async function askOnce({ center }: Pick<Desk, 'center'>, payment: RelayPayment): Promise<TellOutcome> {
  return outcomeOf(await center.relayPaid(payment));
}

function outcomeOf(reply: Awaited<ReturnType<Desk['center']['relayPaid']>>): TellOutcome {
  if (!reply.ok) return 'unknown';
  return reply.value.answer === 'paid' ? 'done' : 'refused';
}

/** Nothing was heard of the center, so that asking on is of no use; a question that it will not take is another matter. */
const SILENT: ReadonlySet<CenterFault['code']> = new Set(['timeout', 'offline']);

/**
 * 突合: asks about payments without an outcome, the oldest first, each under its own request. A center that gives no answer is
 * not asked about the next one; a payment that it will not hear of stays open and keeps no other one waiting.
 */
export async function askAgain(desk: Pick<Desk, 'books' | 'center'>): Promise<void> {
  const { relay } = desk.books;
  for (const payment of relay.open()) {
    const reply = await desk.center.relayPaid(payment);
    if (!reply.ok && SILENT.has(reply.error.code)) return;
    // While the center thought, the answer may have come by another way.
    const stillOpen = relay.open().some(({ request }) => request === payment.request);
    if (reply.ok && stillOpen) relay.settle(payment.request, outcomeOf(reply));
  }
}

/** Between two rounds of asking while nobody is at the terminal, ms. */
const ROUND_MS = 60_000;

/** `askAgain` as often as it is called, but no more than once a minute and one round at a time. */
export function patientAsker(desk: Pick<Desk, 'books' | 'center' | 'clock'>): () => Promise<void> {
  let last = -ROUND_MS;
  let round: Promise<void> | undefined;
  return async () => {
    const now = desk.clock.monotonic();
    if (round || now - last < ROUND_MS || desk.books.relay.open().length === 0) return round;
    last = now;
    round = askAgain(desk).finally(() => {
      round = undefined;
    });
    return round;
  };
}
