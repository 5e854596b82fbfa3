import type { StateFrom } from 'xstate';

import type { Frame, MoneyView, Screen } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import { returnedOf } from '../visit/endings.ts';
import type { VisitView } from '../visit/screen-of.ts';
import type { RelayContext } from './context.ts';
import type { relayMachine } from './machine.ts';

export type RelaySnapshot = StateFrom<ReturnType<typeof relayMachine>>;
type Situation = RelaySnapshot['value'];

/** What is seen in each situation of a relay payment. Pure: the same snapshot gives the same screen. */
export function relayView({ value, context }: Pick<RelaySnapshot, 'value' | 'context'>): VisitView {
  return {
    screen: screenOf(value, context),
    stage: null,
    money: moneyOf(value, context),
    can: waysOut(value),
  };
}

function screenOf(situation: Situation, context: RelayContext): Screen {
  const { typed, trouble, money, ending } = context;
  const why = ending.end === 'finished' ? 'change' : 'refund';
  switch (situation) {
    case 'typingNumber':
      return { name: 'relayNumber', typed, trouble };
    case 'askingCenter':
      return { name: 'relayCalling', step: 'asking' };
    case 'confirming':
      return confirmScreen(context);
    case 'openingDeposit':
    case 'counting':
      return { name: 'counting' };
    case 'paying':
      return { name: 'pay', accepts: [...context.accepts], refused: context.refusedCash };
    case 'tellingCenter':
      return { name: 'relayCalling', step: 'telling' };
    case 'payingBack':
    case 'paidBack':
      return { name: 'payingBack', amount: unearned(context), why };
    case 'takingMoney':
      return { name: 'takeMoney', amount: returnedOf(money), why };
    case 'endingMoney':
    case 'printingOwedSlip':
      return { name: 'printingSlip', what: 'owed', money };
    case 'receipting':
    case 'printingReceipt':
      return { name: 'printingSlip', what: 'receipt', money };
    case 'showingEnd':
    case 'over':
      return endScreen(context);
  }
}

function unearned({ paid, kept, withheld }: RelayContext) {
  return yen(Math.max(0, paid - kept - withheld));
}

function confirmScreen({ slip, items, due, exactOnly, accepts }: RelayContext): Screen {
  if (slip === null) return { name: 'relayCalling', step: 'asking' };
  return {
    name: 'relayConfirm',
    slip,
    items: [...items],
    total: due,
    exactOnly,
    accepts: [...accepts],
  };
}

function endScreen({ ending, money, kept, slip, owedSlip, receipt }: RelayContext): Screen {
  if (ending.end === 'trouble') {
    const { area, code, who } = ending;
    return {
      name: 'trouble',
      area,
      code,
      who,
      money,
      printed: 0,
      canReceipt: false,
      slip: owedSlip,
      canRetry: false,
      help: null,
      cardOnReader: false,
    };
  }
  if (slip !== null && kept > 0) return { name: 'relayFinished', slip, fee: kept, money, receipt };
  const why = ending.end === 'timeout' ? 'timeout' : 'cancelled';
  return { name: 'ended', why, money, slip: owedSlip, cardOnReader: false };
}

/** Due, paid, remaining and change, where money matters. */
function moneyOf(situation: Situation, { due, paid }: RelayContext): MoneyView | null {
  const matters: readonly Situation[] = [
    'confirming',
    'openingDeposit',
    'paying',
    'counting',
    'tellingCenter',
  ];
  if (!matters.includes(situation)) return null;
  return { due, paid, remaining: yen(Math.max(0, due - paid)), change: yen(Math.max(0, paid - due)) };
}

function waysOut(situation: Situation): Frame['can'] {
  if (situation === 'typingNumber' || situation === 'confirming') return { back: true, cancel: true };
  return { back: false, cancel: situation === 'paying' };
}
