import type { VisitId } from '#contract/ids.ts';
import type { Result } from '#contract/result.ts';
import type { BasketLine, MoneyOutcome } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { CardFault } from '#devices/card/port.ts';

import type { Counted } from '../money/actors.ts';
import type { DoubtfulPaper, PaperOutcome } from '../paper/machine.ts';
import type { Exit } from '../paper/output-tray.ts';
import type { VisitContext, VisitInput } from './context.ts';
import type { Desk } from './desk.ts';
import { ofFault } from './endings.ts';
import type { Hands } from './hands.ts';
import type { CheckCardOutcome } from './steps/check-card.ts';
import type { PrepareOutcome } from './steps/prepare.ts';
import type { PrintOutcome } from './steps/print-sheet.ts';

/** What the outcome of each step changes in a visit. Pure, but for the two that raise events. */
type Change = Partial<VisitContext>;

export function freshContext(input: VisitInput): VisitContext {
  return {
    ...input,
    layTrouble: null,
    kind: 'ResidentRecord',
    pinEntered: 0,
    triesLeft: 0,
    wrongBefore: false,
    entitlements: [],
    told: [],
    draft: null,
    lines: [],
    due: yen(0),
    paid: yen(0),
    accepts: [],
    exactOnly: false,
    refusedCash: false,
    sheetCount: 0,
    sheetIndex: 0,
    printStep: 'sending',
    printCode: null,
    printed: 0,
    sheetsOut: 0,
    papersSeen: false,
    papersDenied: false,
    papersLeft: false,
    kept: yen(0),
    withheld: yen(0),
    ending: { end: 'finished' },
    money: { state: 'none' },
    slip: null,
    paper: null,
    halted: false,
  };
}

/** The card left the reader before it was done with. */
export function liftedEarly(): Change {
  return { layTrouble: 'removed', pinEntered: 0 };
}

export function entitled(outcome: CheckCardOutcome): Change {
  return outcome.result === 'accepted' ? { entitlements: outcome.entitlements, told: outcome.withheld } : {};
}

/** A wrong PIN that leaves another try; the third wrong one has locked the card and ends the visit. */
export function isWrongPin(outcome: CheckCardOutcome): boolean {
  return (
    outcome.result === 'cardFault' && outcome.fault.code === 'pinWrong' && (outcome.fault.triesLeft ?? 0) > 0
  );
}

export function afterWrongPin(outcome: CheckCardOutcome): Change {
  if (outcome.result !== 'cardFault') return {};
  return { triesLeft: outcome.fault.triesLeft ?? 0, wrongBefore: true };
}

/** Faults of the card that laying it down again can cure. */
export function isForTheResident(outcome: CheckCardOutcome): boolean {
  return (
    outcome.result === 'cardFault' && outcome.fault.who === 'resident' && outcome.fault.code !== 'pinWrong'
  );
}

export function afterCardTrouble(outcome: CheckCardOutcome): Change {
  return outcome.result === 'cardFault' ? { layTrouble: outcome.fault.code } : {};
}

/** What is due is what the papers themselves cost: a fee may have changed at midnight, since the basket was filled. */
export function prepared({ cash }: Desk, { sheets }: Hands, basket: readonly BasketLine[]): Change {
  const fees = sheets.map(({ fee }) => fee);
  const due = yen(fees.reduce((sum, fee) => sum + fee, 0));
  const { accepting, exactOnly } = cash.accepting(due);
  const lines = basket.map((line) => ({ ...line, feeEach: fees.splice(0, line.copies)[0] ?? line.feeEach }));
  return { lines, due, sheetCount: sheets.length, accepts: accepting, exactOnly };
}

/** Not enough for paper: what was wrong with the devices ends the visit, unless it was ending already. */
export function afterCount({ ending }: VisitContext, { paid, fault }: Counted): Change {
  if (ending.end !== 'finished') return { paid };
  return { paid, ending: ofFault('cash', fault ?? { code: 'timeout', who: 'staff' }) };
}

/** One sheet's fate: earned, given back later, or withheld until the counter knows. */
export function afterSheet(context: VisitContext, { sheets }: Hands, outcome: PrintOutcome): Change {
  const { sheetIndex, printed, sheetsOut, kept, withheld } = context;
  if (outcome.result === 'personMismatch') {
    return { ending: ofFault('terminal', { code: 'personMismatch', who: 'technician' }) };
  }
  const { fee, sheets: paper } = sheets[sheetIndex] ?? { fee: 0, sheets: 1 };
  const next = sheetIndex + 1;
  switch (outcome.report.verdict) {
    case 'printed':
      return {
        sheetIndex: next,
        printed: printed + 1,
        sheetsOut: sheetsOut + paper,
        kept: yen(kept + fee),
      };
    case 'notPrinted':
      return {
        sheetIndex: next,
        ending: ofFault('printer', outcome.report.fault ?? { code: 'notPrinted', who: 'staff' }),
      };
    case 'unknown':
      return {
        sheetIndex: next,
        withheld: yen(withheld + fee),
        ending: ofFault('printer', { code: 'paperInDoubt', who: 'staff' }),
      };
  }
}

/** Nobody can tell what became of the sheet that was printed last. */
export function paperInDoubt({ ending }: VisitContext): boolean {
  return ending.end === 'trouble' && ending.code === 'paperInDoubt';
}

/** That sheet, as staff look for it. */
export function doubtOf({ sheetIndex, paid }: VisitContext, { sheets }: Hands): DoubtfulPaper {
  const sheet = sheets[sheetIndex - 1];
  if (!sheet) throw new Error('no sheet is in doubt');
  const { issue, issueNumber, sheets: expected } = sheet;
  return { issue, issueNumber, sheets: expected, resident: true, money: paid > 0 };
}

/** What staff decided about it: it was handed over, a new copy is made in its place, or its fee is given back. */
export function afterPaper(context: VisitContext, { sheets }: Hands, outcome: PaperOutcome): Change {
  if (outcome.result !== 'recorded') return {};
  const { sheetIndex, withheld, kept, printed } = context;
  const fee = sheets[sheetIndex - 1]?.fee ?? 0;
  const settled = { paper: null, withheld: yen(withheld - fee), ending: { end: 'finished' } } as const;
  switch (outcome.give) {
    case 'keep':
      return { ...settled, kept: yen(kept + fee), printed: printed + 1 };
    case 'reprint':
      return { ...settled, sheetIndex: sheetIndex - 1 };
    case 'refund':
      return { ...settled, ending: VOIDED };
  }
}

const VOIDED = ofFault('printer', { code: 'voided', who: 'staff' });

/** No new copy could be made: the fee is given back. A page of somebody else still stops the terminal. */
export function afterReprint(outcome: PrepareOutcome): Change {
  if (outcome.result === 'prepared') return {};
  const mismatch = outcome.result === 'fault' && outcome.fault.code === 'personMismatch';
  return { ending: mismatch ? ofFault(outcome.area, outcome.fault) : VOIDED };
}

/** What is seen in the output tray, and that something was. */
export function exitSeen({ papersSeen }: VisitContext, exit: Exit): Change {
  return { exit, papersSeen: papersSeen || exit === 'paper' };
}

/** Change that could not be paid turns a good end into one that staff must finish. */
export function afterPayBack({ ending }: VisitContext, money: MoneyOutcome): Change {
  if (money.state !== 'owed' || ending.end === 'trouble') return { money };
  return { money, ending: ofFault('cash', { code: 'owed', who: 'staff' }) };
}

export function raiseCardFault({ events }: Desk, visit: VisitId, outcome: Result<unknown, CardFault>): void {
  if (!outcome.ok)
    events.raise({ id: 'card.fault', visit, code: outcome.error.code, who: outcome.error.who });
}

export function raiseRefusal(desk: Desk, visit: VisitId, outcome: CheckCardOutcome): void {
  if (outcome.result === 'refused')
    desk.events.raise({ id: 'person.refused', visit, reason: outcome.reason });
  if (outcome.result === 'cardFault') raiseCardFault(desk, visit, { ok: false, error: outcome.fault });
  if (outcome.result === 'centerFault')
    desk.events.raise({ id: 'center.unreachable', code: outcome.fault.code });
}
