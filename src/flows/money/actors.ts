import { fromPromise } from 'xstate';

import { describeDefect } from '#contract/defect.ts';
import type { VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { Result } from '#contract/result.ts';
import type { MoneyOutcome } from '#contract/screen.ts';
import type { Slip, SlipKind } from '#contract/slip.ts';
import type { Yen } from '#contract/yen.ts';
import type { CashFault } from '#devices/cash/port.ts';

import { printSlip } from '../slip/print-slip.ts';
import { receiptOf } from '../slip/receipt-of.ts';
import type { Desk } from '../visit/desk.ts';
import { payBack } from './pay-back.ts';
import type { Settling } from './pay-back.ts';

/** What counting found: the visit's money by the ledger, and what was wrong with the devices, if anything. */
export interface Counted {
  readonly paid: Yen;
  readonly fault: CashFault | undefined;
}

interface SlipInput {
  readonly what: SlipKind;
  readonly money: MoneyOutcome;
  readonly language: Language;
}

function slipFor({ books }: Desk, visit: VisitId, what: SlipKind, money: MoneyOutcome): Slip {
  if (what === 'receipt') return receiptOf(books, visit);
  if (money.state !== 'owed') throw new Error('an owed slip for nothing owed');
  return { slip: 'owed', amount: money.amount, owedNumber: money.owedNumber };
}

/** A step that takes time, as an actor for a statechart: it answers with a value; a rejection is a defect, and the log learns of it first.
 * `ended`: the statechart has gone on without the answer. */
export function stepAt({ events }: Pick<Desk, 'events'>) {
  return <Output, Input = undefined>(work: (input: Input, ended: AbortSignal) => Promise<Output>) =>
    fromPromise<Output, Input>(async ({ input, signal }) => {
      try {
        return await work(input, signal);
      } catch (error) {
        events.raise({ id: 'terminal.defect', ...describeDefect(error) });
        throw error;
      }
    });
}

/** Paying, paying back, and the slips about it: the same steps whatever is paid for. */
export function moneyActors(desk: Desk, visit: VisitId) {
  const step = stepAt(desk);
  return {
    beginDeposit: step<Result<undefined, CashFault>, Yen>((due) => desk.cash.beginDeposit({ visit, due })),
    fixDeposit: step<Counted>(async () => {
      const fixed = await desk.cash.fixDeposit();
      return { paid: desk.books.balanceOf(visit), fault: fixed.ok ? undefined : fixed.error };
    }),
    payBack: step<MoneyOutcome, Settling>((fees) => payBack(desk, visit, fees)),
    printSlip: step<PrintVerdict, SlipInput>(({ what, money, language }) =>
      printSlip(desk, visit, slipFor(desk, visit, what, money), language),
    ),
  };
}
