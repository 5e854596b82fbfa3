import type { Told } from '#contract/center.ts';
import type { Kind } from '#contract/certificate.ts';
import type { Fault } from '#contract/fault.ts';
import type { Result } from '#contract/result.ts';
import type { Area, MoneyOutcome } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';
import type { CardFault } from '#devices/card/port.ts';
import type { CashFault } from '#devices/cash/port.ts';

import type { AuthenticateRefusal } from '../center-port.ts';
import type { Ending, VisitContext, VisitOutput } from './context.ts';
import type { CheckCardOutcome } from './steps/check-card.ts';
import type { PrepareOutcome } from './steps/prepare.ts';

/** A fault of a device or of the center, as the end of a visit. */
export function ofFault(area: Area, { code, who }: Fault): Extract<Ending, { readonly end: 'trouble' }> {
  return { end: 'trouble', area, code, who };
}

/** Paper in the tray before this visit printed any: somebody else’s, which nobody here is to take. */
export const othersPaper = ofFault('printer', { code: 'othersPaper', who: 'staff' });

/** The one neutral refusal of a person: whatever the reason was, it is not named. */
export const notForThisPerson: Ending = { end: 'trouble', area: 'person', code: 'counter', who: 'staff' };

/** The refusals of which the rules say that a person be told: each names what they can do, and nothing about them. */
const tellings: Readonly<Record<Told, Ending>> = {
  notEnrolled: ofFault('person', { code: 'notEnrolled', who: 'resident' }),
  taxUndeclared: ofFault('person', { code: 'taxUndeclared', who: 'resident' }),
  taxElsewhere: ofFault('person', { code: 'taxElsewhere', who: 'resident' }),
};

/** The chosen kind is not issued to this person: what they are told. */
export function ofKind({ kind, told }: Pick<VisitContext, 'kind' | 'told'>): Ending {
  const why = told.find((each) => each.kind === kind)?.why;
  return why === undefined ? notForThisPerson : tellings[why];
}

const refusals: Readonly<Record<AuthenticateRefusal, Ending>> = {
  counter: notForThisPerson,
  unknownHere: notForThisPerson,
  certificateExpired: ofFault('card', { code: 'certificateExpired', who: 'staff' }),
  certificateRevoked: ofFault('card', { code: 'certificateRevoked', who: 'staff' }),
  certificateForged: ofFault('card', { code: 'certificateForged', who: 'staff' }),
  signatureInvalid: ofFault('card', { code: 'certificateForged', who: 'staff' }),
  nonceExpired: ofFault('center', { code: 'timeout', who: 'technician' }),
};

export function ofCard(read: Result<unknown, CardFault>): Ending {
  return read.ok ? notForThisPerson : ofFault('card', read.error);
}

/** What somebody who lives elsewhere can have here, after 利用登録. */
const FAMILY: readonly Kind[] = ['FamilyRegister', 'FamilyRegisterAddendum'];

export function ofCheck(outcome: CheckCardOutcome, kind: Kind): Ending {
  switch (outcome.result) {
    case 'accepted':
      return notForThisPerson;
    case 'refused':
      return outcome.reason === 'unknownHere' && FAMILY.includes(kind)
        ? tellings.notEnrolled
        : refusals[outcome.reason];
    case 'cardFault':
      return ofFault('card', outcome.fault);
    case 'centerFault':
      return ofFault('center', outcome.fault);
  }
}

export function ofPrepare(outcome: PrepareOutcome): Ending {
  if (outcome.result === 'expired') return { end: 'timeout' };
  return outcome.result === 'fault' ? ofFault(outcome.area, outcome.fault) : notForThisPerson;
}

export function ofCash(begun: Result<unknown, CashFault>): Ending {
  return begun.ok ? { end: 'finished' } : ofFault('cash', begun.error);
}

/** A step that rejected: a defect of the software, before any money was taken. */
export function defect(): { readonly ending: Ending } {
  return { ending: ofFault('terminal', { code: 'defect', who: 'technician' }) };
}

/** A step that gave no answer in time, before any money was taken. */
export function deadline(area: Area): () => { readonly ending: Ending } {
  return () => ({ ending: ofFault(area, { code: 'timeout', who: 'technician' }) });
}

/**
 * Something that cannot be, while money or paper is on its way: the terminal stops where it is. The visit stays open in the
 * books, and the next start reconciles it from the devices' own truth.
 */
export function halt(): { readonly ending: Ending; readonly halted: true } {
  return { ...defect(), halted: true };
}

/** Whether the resident may choose another certificate after one was refused to them. */
export function canChooseOther({ ending, entitlements, sheetCount }: VisitContext): boolean {
  return ending.end === 'trouble' && ending.area === 'person' && entitlements.length > 0 && sheetCount === 0;
}

/** 未返金票 is printed whenever money is owed. */
export function owedSlipDue({ money }: VisitContext): boolean {
  return money.state === 'owed';
}

/** 領収書 can be had once, by whoever paid for something that came out. */
export function canReceipt({ kept, slip }: VisitContext): boolean {
  return kept > 0 && slip?.what !== 'receipt';
}

/** What lies in the tray for the resident, yen. */
export function returnedOf(money: MoneyOutcome): Yen {
  switch (money.state) {
    case 'none':
      return yen(0);
    case 'returned':
      return money.amount;
    case 'settled':
    case 'owed':
      return money.returned;
  }
}

/** A visit whose statechart itself threw. */
export const brokenOff: VisitOutput = { how: 'defect', after: 'halt', papersLeft: false, papers: null };

export function outputOf(context: VisitContext): VisitOutput {
  const { ending, halted, papersLeft } = context;
  const how = ending.end === 'trouble' ? ending.code : ending.end;
  const after = halted ? 'halt' : how === 'personMismatch' ? 'stop' : 'serve';
  return { how, after, papersLeft, papers: papersOf(context, how) };
}

/** Whoever laid nothing into the tray is not told to take what lies there, least of all where somebody else's papers were seen. */
function papersOf(
  { visit, papersDenied, sheetsOut, withheld, slip }: VisitContext,
  how: string,
): VisitOutput['papers'] {
  const laidSomething = sheetsOut > 0 || withheld > 0 || slip !== null;
  if (!laidSomething || how === othersPaper.code) return null;
  return { visit, sheets: papersDenied ? Math.max(1, sheetsOut) : 1 };
}
