import { wait } from '#contract/clock.ts';
import type { Result } from '#contract/result.ts';
import type { BasketLine } from '#contract/screen.ts';
import type { CardFault } from '#devices/card/port.ts';
import type { PrintProgress, PrinterFault } from '#devices/printer/port.ts';

import { moneyActors, stepAt } from '../money/actors.ts';
import { paperMachine } from '../paper/machine.ts';
import { NOBODY } from '../paper/staff-door.ts';
import type { Desk } from './desk.ts';
import type { Hands } from './hands.ts';
import { checkCard } from './steps/check-card.ts';
import type { CheckCardOutcome } from './steps/check-card.ts';
import { prepare } from './steps/prepare.ts';
import type { PrepareOutcome } from './steps/prepare.ts';
import { printSheet } from './steps/print-sheet.ts';
import type { PrintOutcome } from './steps/print-sheet.ts';
import { reprint } from './steps/reprint.ts';
import { readCard } from './steps/read-card.ts';

/** A printer may say that a sheet is out before it has fallen, ms. */
const TRAY_RESTS_MS = 1_500;

interface PrintInput {
  readonly index: number;
  readonly progress: (step: PrintProgress, fault?: PrinterFault) => void;
}

/** The steps of a visit that take time, as actors for the statechart. */
export function visitActors(desk: Desk, hands: Hands) {
  const step = stepAt(desk);
  return {
    ...moneyActors(desk, hands.visit),
    readCard: step<Result<{ readonly triesLeft: number }, CardFault>>(() => readCard(desk, hands)),
    checkCard: step<CheckCardOutcome>(() => checkCard(desk, hands)),
    prepare: step<PrepareOutcome, readonly BasketLine[]>((lines, ended) =>
      prepare(desk, hands, lines, ended),
    ),
    printSheet: step<PrintOutcome, PrintInput>(({ index, progress }) =>
      printSheet(desk, hands, index, progress),
    ),
    letTrayRest: step<void>(() => wait(desk.clock, TRAY_RESTS_MS)),
    securePaper: paperMachine(desk.staff ?? NOBODY, desk.events),
    reprint: step<PrepareOutcome, { readonly index: number; readonly lines: readonly BasketLine[] }>(
      ({ index, lines }, ended) => reprint(desk, hands, index, lines, ended),
    ),
  };
}
