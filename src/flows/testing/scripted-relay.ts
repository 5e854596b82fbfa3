import type { RelayPaidReply, RelaySlipReply } from '#contract/center.ts';
import type { VisitId } from '#contract/ids.ts';
import { RelayNumber } from '#contract/relay.ts';
import type { RelayItem, RelayPayment, RelayRefusal } from '#contract/relay.ts';
import { err, ok } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';

import type { CenterPort } from '../center-port.ts';
import type { OpenVisit } from '../terminal/recover.ts';
import type { Books } from '../visit/desk.ts';

export const SLIP = RelayNumber.parse('1000015');
export const ITEMS: RelayItem[] = [{ kind: 'ResidentRecord', copies: 1, feeEach: yen(300) }];

type State = 'done' | 'refused' | 'unknown' | null;

/** The center's slips, and the terminal's book of them, for a scripted desk. */
export class ScriptedRelay {
  /** What the center answers of every slip, instead of what it costs. */
  refusal: RelayRefusal | undefined;
  /** The same when it is told that the slip is paid. */
  paidRefusal: RelayRefusal | undefined;
  /** So many tellings reach the center, whose answers are lost. */
  lostAnswers = 0;
  /** So many tellings never reach it. */
  lostTellings = 0;
  /** The requests under which the center has marked a slip as paid, each once. */
  readonly paid = new Set<string>();
  /** Every telling, by its request. */
  readonly told: string[] = [];
  readonly payments: (RelayPayment & { outcome: State })[] = [];
  readonly #earn: (visit: VisitId, fee: number) => void;

  constructor(earn: (visit: VisitId, fee: number) => void) {
    this.#earn = earn;
  }

  readonly relaySlip = (): RelaySlipReply =>
    this.refusal ? { answer: 'refused', reason: this.refusal } : { answer: 'payable', items: ITEMS };

  readonly relayPaid = ({ request }: RelayPayment): Awaited<ReturnType<CenterPort['relayPaid']>> => {
    this.told.push(request);
    this.lostTellings -= 1;
    if (this.lostTellings >= 0) return err({ code: 'offline', who: 'technician' });
    const reply: RelayPaidReply = this.paidRefusal
      ? { answer: 'refused', reason: this.paidRefusal }
      : { answer: 'paid' };
    if (reply.answer === 'paid') this.paid.add(request);
    this.lostAnswers -= 1;
    return this.lostAnswers >= 0 ? err({ code: 'timeout', who: 'technician' }) : ok(reply);
  };

  withheldFor(visit: VisitId): number {
    return this.payments
      .filter((payment) => payment.visit === visit && (payment.outcome ?? 'unknown') === 'unknown')
      .reduce((sum, { fee }) => sum + fee, 0);
  }

  /** What a restart finds of a visit's payment, as the ledger would tell it. */
  left(visit: VisitId): Partial<OpenVisit> {
    const payment = this.book.in(visit);
    if (!payment) return {};
    const kept = yen(payment.state === 'done' ? payment.fee : 0);
    return { kept, withheld: yen(this.withheldFor(visit)), relay: payment.state };
  }

  readonly book: Books['relay'] = {
    intend: (payment) => void this.payments.push({ ...payment, outcome: null }),
    settle: (request, outcome) => {
      const payment = this.payments.find((known) => known.request === request);
      if (!payment) throw new Error('no payment has this request');
      if (payment.outcome === 'done' || payment.outcome === 'refused')
        throw new Error('a payment is settled once');
      payment.outcome = outcome;
      if (outcome === 'done') this.#earn(payment.visit, payment.fee);
    },
    open: () =>
      this.payments.flatMap(({ outcome, ...payment }) =>
        outcome === null || outcome === 'unknown' ? [{ ...payment, outcome }] : [],
      ),
    in: (visit) => {
      const payment = this.payments.find((known) => known.visit === visit);
      return payment && { slip: payment.slip, fee: payment.fee, state: payment.outcome ?? 'unknown' };
    },
  };
}
