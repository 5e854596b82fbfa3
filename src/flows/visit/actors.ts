import { fromPromise } from 'xstate';

import { describeDefect } from '#contract/defect.ts';
import type { Language } from '#contract/language.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { Result } from '#contract/result.ts';
import type { BasketLine, MoneyOutcome } from '#contract/screen.ts';
import type { Slip, SlipKind } from '#contract/slip.ts';
import type { Yen } from '#contract/yen.ts';
import type { CardFault } from '#devices/card/port.ts';
import type { CashFault } from '#devices/cash/port.ts';
import type { PrintProgress, PrinterFault } from '#devices/printer/port.ts';

import { paperMachine } from '../paper/machine.ts';
import { NOBODY } from '../paper/staff-door.ts';
import { printSlip } from '../slip/print-slip.ts';
import { receiptOf } from '../slip/receipt-of.ts';
import type { Desk } from './desk.ts';
import type { Hands } from './hands.ts';
import { checkCard } from './steps/check-card.ts';
import type { CheckCardOutcome } from './steps/check-card.ts';
import { payBack } from './steps/pay-back.ts';
import { prepare } from './steps/prepare.ts';
import type { PrepareOutcome } from './steps/prepare.ts';
import { printSheet } from './steps/print-sheet.ts';
import type { PrintOutcome } from './steps/print-sheet.ts';
import { reprint } from './steps/reprint.ts';
import { readCard } from './steps/read-card.ts';

/** What counting found: the visit's money by the ledger, and what was wrong with the devices, if anything. */
export interface Counted {
  readonly paid: Yen;
  readonly fault: CashFault | undefined;
}

interface PrintInput {
  readonly index: number;
  readonly progress: (step: PrintProgress, fault?: PrinterFault) => void;
}

interface PayBackInput {
  readonly kept: Yen;
  readonly withheld: Yen;
}

interface SlipInput {
  readonly what: SlipKind;
  readonly money: MoneyOutcome;
  readonly language: Language;
}

function slipFor({ books }: Desk, { visit }: Hands, what: SlipKind, money: MoneyOutcome): Slip {
  if (what === 'receipt') return receiptOf(books, visit);
  if (money.state !== 'owed') throw new Error('an owed slip for nothing owed');
  return { slip: 'owed', amount: money.amount, owedNumber: money.owedNumber };
}

/** The steps of a visit that take time, as actors for the statechart. Each answers with a value; a rejection is a defect. */
export function visitActors(desk: Desk, hands: Hands) {
  const step = <Output, Input = undefined>(work: (input: Input) => Promise<Output>) =>
    fromPromise<Output, Input>(async ({ input }) => {
      try {
        return await work(input);
      } catch (error) {
        // The log learns of a defect before the statechart goes on without an answer.
        desk.events.raise({ id: 'terminal.defect', ...describeDefect(error) });
        throw error;
      }
    });
  return {
    readCard: step<Result<{ readonly triesLeft: number }, CardFault>>(() => readCard(desk, hands)),
    checkCard: step<CheckCardOutcome>(() => checkCard(desk, hands)),
    prepare: step<PrepareOutcome, readonly BasketLine[]>((lines) => prepare(desk, hands, lines)),
    beginDeposit: step<Result<undefined, CashFault>, Yen>((due) =>
      desk.cash.beginDeposit({ visit: hands.visit, due }),
    ),
    fixDeposit: step<Counted>(async () => {
      const fixed = await desk.cash.fixDeposit();
      return { paid: desk.books.balanceOf(hands.visit), fault: fixed.ok ? undefined : fixed.error };
    }),
    printSheet: step<PrintOutcome, PrintInput>(({ index, progress }) =>
      printSheet(desk, hands, index, progress),
    ),
    securePaper: paperMachine(desk.staff ?? NOBODY),
    reprint: step<PrepareOutcome, { readonly index: number; readonly lines: readonly BasketLine[] }>(
      ({ index, lines }) => reprint(desk, hands, index, lines),
    ),
    printSlip: step<PrintVerdict, SlipInput>(({ what, money, language }) =>
      printSlip(desk, hands.visit, slipFor(desk, hands, what, money), language),
    ),
    payBack: step<MoneyOutcome, PayBackInput>((fees) => payBack(desk, hands.visit, fees)),
  };
}
