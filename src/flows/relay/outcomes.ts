import type { RelaySlipReply } from '#contract/center.ts';
import { RELAY_DIGITS, RelayNumber, feeOf } from '#contract/relay.ts';
import type { RelayRefusal } from '#contract/relay.ts';
import type { Result } from '#contract/result.ts';
import type { MoneyOutcome } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import type { CenterFault } from '../center-port.ts';
import type { Counted } from '../money/actors.ts';
import type { Desk } from '../visit/desk.ts';
import { ofFault } from '../visit/endings.ts';
import type { Ending, VisitOutput } from '../visit/context.ts';
import type { RelayContext } from './context.ts';
import type { TellOutcome } from './tell-paid.ts';

/** What the outcome of each step changes in a relay payment. Pure. */
type Change = Partial<RelayContext>;

/** Numbers that the center does not know, before the resident is sent back to the counter. */
export const MAX_UNKNOWN = 3;

export function withDigit({ typed }: RelayContext, digit: number): Change {
  return typed.length === RELAY_DIGITS ? {} : { typed: `${typed}${digit}`, trouble: null };
}

export type AskOutcome = Result<RelaySlipReply, CenterFault>;

/** What the center says that this slip costs. */
export function asked({ cash }: Desk, { typed }: RelayContext, outcome: AskOutcome): Change {
  if (!outcome.ok || outcome.value.answer === 'refused') return {};
  const { items } = outcome.value;
  const due = yen(feeOf(items));
  const { accepting, exactOnly } = cash.accepting(due);
  return { slip: RelayNumber.parse(typed), items, due, accepts: accepting, exactOnly };
}

export function isPayable(outcome: AskOutcome): boolean {
  return outcome.ok && outcome.value.answer === 'payable' && feeOf(outcome.value.items) > 0;
}

/** A number that nobody knows may be typed again, a few times. */
export function mayTypeAgain({ unknownNumbers }: RelayContext, outcome: AskOutcome): boolean {
  const isUnknown = outcome.ok && outcome.value.answer === 'refused' && outcome.value.reason === 'unknown';
  return isUnknown && unknownNumbers + 1 < MAX_UNKNOWN;
}

const REFUSED: Readonly<Record<RelayRefusal, Ending>> = {
  unknown: ofFault('center', { code: 'slipUnknown', who: 'staff' }),
  paid: ofFault('center', { code: 'slipPaid', who: 'staff' }),
  expired: ofFault('center', { code: 'slipExpired', who: 'staff' }),
  otherFee: ofFault('center', { code: 'slipOtherFee', who: 'staff' }),
};

export function ofAsk(outcome: AskOutcome): Ending {
  if (!outcome.ok) return ofFault('center', outcome.error);
  return outcome.value.answer === 'refused'
    ? REFUSED[outcome.value.reason]
    : ofFault('center', { code: 'slipFree', who: 'staff' });
}

/** Not enough for the fee: what was wrong with the devices ends it, unless it was ending already. */
export function afterCount({ ending }: RelayContext, { paid, fault }: Counted): Change {
  if (ending.end !== 'finished') return { paid };
  return { paid, ending: ofFault('cash', fault ?? { code: 'timeout', who: 'staff' }) };
}

/** The fee is earned, given back, or withheld until the center has spoken. */
export function afterTelling({ due }: RelayContext, outcome: TellOutcome): Change {
  switch (outcome) {
    case 'done':
      return { kept: due };
    case 'refused':
      return { ending: ofFault('center', { code: 'slipRefused', who: 'staff' }) };
    case 'unknown':
      return { withheld: due, ending: ofFault('center', { code: 'relayUnknown', who: 'staff' }) };
  }
}

/** Change that could not be paid does not unmake a payment that the center has confirmed; any other end is for staff. */
export function afterPayBack({ ending, kept }: RelayContext, money: MoneyOutcome): Change {
  if (money.state !== 'owed' || ending.end === 'trouble' || kept > 0) return { money };
  return { money, ending: ofFault('cash', { code: 'owed', who: 'staff' }) };
}

/** Both slips are papers for the tray; nobody is asked whether they were taken but by the last call. */
export function outputOf({ visit, ending, halted, owedSlip, receipt }: RelayContext): VisitOutput {
  const laidSomething = owedSlip !== null || receipt !== 'notPrinted';
  return {
    how: ending.end === 'trouble' ? ending.code : ending.end,
    after: halted ? 'halt' : 'serve',
    papersLeft: false,
    papers: laidSomething ? { visit, sheets: 1 } : null,
  };
}
