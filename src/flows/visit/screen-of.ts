import type { StateFrom } from 'xstate';

import { MAX_COPIES } from '#contract/certificate.ts';
import type { Frame, MoneyView, Screen } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import { canAdd, entitlementTo, offersFor, totalOf } from './basket.ts';
import type { VisitContext } from './context.ts';
import { questionsOf } from './questions.ts';
import { canChooseOther, canReceipt, returnedOf } from './endings.ts';
import type { visitMachine } from './machine.ts';

export type VisitSnapshot = StateFrom<ReturnType<typeof visitMachine>>;
type Situation = VisitSnapshot['value'];

/** The part of a frame that the visit decides. */
export type VisitView = Pick<Frame, 'screen' | 'stage' | 'money' | 'can'>;

/** What the resident sees in each situation. Pure: the same snapshot gives the same screen. */
export function viewOf({ value, context }: Pick<VisitSnapshot, 'value' | 'context'>): VisitView {
  const screen = screenOf(value, context);
  return { screen, stage: stageOf(screen), money: moneyOf(screen, context), can: waysOut(value, context) };
}

function screenOf(situation: Situation, context: VisitContext): Screen {
  switch (situation) {
    case 'choosing':
      return { name: 'choose', offers: [...context.offers], basket: [] };
    case 'choosingMore':
    case 'choosingOther':
      return {
        name: 'choose',
        offers: [...offersFor(context.entitlements, context.offers)],
        basket: [...context.lines],
      };
    case 'layingCard':
      return { name: 'layCard', trouble: context.layTrouble, help: null };
    case 'readingCard':
    case 'askingForPin':
      return { name: 'readingCard' };
    case 'confirmingLastTry':
      return { name: 'confirmLastTry', help: null };
    case 'enteringPin': {
      const { pinEntered, triesLeft, wrongBefore } = context;
      return { name: 'enterPin', entered: pinEntered, triesLeft, wrongBefore };
    }
    case 'checkingCard':
      return { name: 'checkingCard' };
    case 'liftingCard':
    case 'startingLine':
      return { name: 'liftCard' };
    case 'choosingOptions':
    case 'choosingItems':
      return questionsScreen(situation === 'choosingOptions' ? 'options' : 'items', context);
    case 'choosingCopies':
      return context.draft ? { name: 'copies', line: context.draft, max: MAX_COPIES } : basketScreen(context);
    case 'reviewingBasket':
      return basketScreen(context);
    case 'preparing':
      return { name: 'preparing' };
    case 'confirming': {
      const { lines, due, exactOnly, accepts } = context;
      return { name: 'confirm', lines: [...lines], total: due, exactOnly, accepts: [...accepts] };
    }
    case 'openingDeposit':
    case 'counting':
      return { name: 'counting' };
    case 'paying':
      return { name: 'pay', accepts: [...context.accepts], refused: context.refusedCash };
    case 'printing':
    case 'printed':
      return printingScreen(context);
    case 'securing':
      return context.paper?.screen ?? { name: 'paperLocked', resident: true, money: context.paid > 0 };
    case 'reprinting':
      return { name: 'preparing' };
    case 'handingOut':
    case 'takingPapers':
    case 'papersGone':
      return takePapersScreen(context);
    case 'payingBack':
      return {
        name: 'payingBack',
        amount: yen(Math.max(0, context.paid - context.kept - context.withheld)),
        why: why(context),
      };
    case 'takingMoney':
      return { name: 'takeMoney', amount: returnedOf(context.money), why: why(context) };
    case 'endingMoney':
    case 'printingOwedSlip':
      return { name: 'printingSlip', what: 'owed', money: context.money };
    case 'printingReceipt':
      return { name: 'printingSlip', what: 'receipt', money: context.money };
    case 'closing':
    case 'showingEnd':
    case 'over':
      return endScreen(context);
  }
}

function why({ ending }: VisitContext): 'change' | 'refund' {
  return ending.end === 'finished' ? 'change' : 'refund';
}

function questionsScreen(
  name: 'options' | 'items',
  { draft, kind, entitlements, lines }: VisitContext,
): Screen {
  const entitlement = entitlementTo(kind, entitlements);
  if (!draft || !entitlement) return basketScreen({ lines });
  const { first, second } = questionsOf(entitlement.offered);
  return { name, options: draft.options, offered: [...(name === 'options' ? first : second)] };
}

function basketScreen({ lines }: Pick<VisitContext, 'lines'>): Screen {
  return { name: 'basket', lines: [...lines], total: totalOf(lines), canAdd: canAdd(lines) };
}

function takePapersScreen({ sheetsOut, exit, papersDenied }: VisitContext): Screen {
  const watched = exit === 'empty' || exit === 'paper';
  const stillThere = papersDenied && exit === 'paper';
  return { name: 'takePapers', papers: Math.max(1, sheetsOut), watched, stillThere };
}

function printingScreen({ sheetIndex, sheetCount, printStep, printCode }: VisitContext): Screen {
  const of = Math.max(1, sheetCount);
  return { name: 'printing', sheet: Math.min(sheetIndex + 1, of), of, step: printStep, code: printCode };
}

function endScreen(context: VisitContext): Screen {
  const { ending, money, printed, kept, slip, cardOnReader } = context;
  switch (ending.end) {
    case 'finished':
      return {
        name: 'finished',
        papers: printed,
        fee: kept,
        change: returnedOf(money),
        canReceipt: canReceipt(context),
        slip,
        cardOnReader,
      };
    case 'cancelled':
    case 'timeout':
      return { name: 'ended', why: ending.end, money, slip, cardOnReader };
    case 'trouble': {
      const { area, code, who } = ending;
      return {
        name: 'trouble',
        area,
        code,
        who,
        money,
        printed,
        canReceipt: canReceipt(context),
        slip,
        canRetry: canChooseOther(context),
        help: null,
        cardOnReader,
      };
    }
  }
}

function stageOf({ name }: Screen): Frame['stage'] {
  switch (name) {
    case 'layCard':
    case 'readingCard':
    case 'enterPin':
    case 'confirmLastTry':
    case 'checkingCard':
    case 'liftCard':
      return 'card';
    case 'choose':
    case 'options':
    case 'items':
    case 'copies':
    case 'basket':
      return 'choose';
    case 'preparing':
    case 'confirm':
      return 'confirm';
    case 'pay':
    case 'counting':
      return 'pay';
    case 'printing':
    case 'paperLocked':
    case 'staffNumber':
    case 'staffCode':
    case 'staffPaper':
    case 'takePapers':
    case 'payingBack':
    case 'takeMoney':
    case 'printingSlip':
    case 'finished':
      return 'take';
    case 'relayNumber':
    case 'relayCalling':
    case 'relayConfirm':
    case 'relayFinished':
    case 'idle':
    case 'closed':
    case 'outOfService':
    case 'papersLeft':
    case 'ended':
    case 'staffMode':
    case 'trouble':
      return null;
  }
}

/** Due, paid, remaining and change, on the screens where money matters. */
function moneyOf({ name }: Screen, { due, paid }: VisitContext): MoneyView | null {
  if (name !== 'confirm' && name !== 'pay' && name !== 'counting' && name !== 'printing') return null;
  return { due, paid, remaining: yen(Math.max(0, due - paid)), change: yen(Math.max(0, paid - due)) };
}

function waysOut(situation: Situation, { lines, paper }: VisitContext): Frame['can'] {
  switch (situation) {
    case 'securing':
      return paper?.can ?? { back: false, cancel: false };
    case 'choosing':
    case 'layingCard':
    case 'choosingOptions':
    case 'choosingItems':
    case 'choosingCopies':
      return { back: true, cancel: true };
    case 'choosingMore':
      return { back: lines.length > 0, cancel: true };
    case 'confirmingLastTry':
    case 'enteringPin':
    case 'liftingCard':
    case 'reviewingBasket':
    case 'confirming':
    case 'paying':
      return { back: false, cancel: true };
    case 'readingCard':
    case 'askingForPin':
    case 'checkingCard':
    case 'startingLine':
    case 'preparing':
    case 'openingDeposit':
    case 'counting':
    case 'printing':
    case 'printed':
    case 'reprinting':
    case 'handingOut':
    case 'takingPapers':
    case 'papersGone':
    case 'payingBack':
    case 'takingMoney':
    case 'endingMoney':
    case 'printingOwedSlip':
    case 'printingReceipt':
    case 'closing':
    case 'showingEnd':
    case 'choosingOther':
    case 'over':
      return { back: false, cancel: false };
  }
}
