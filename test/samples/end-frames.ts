import type { Area, MoneyOutcome, Screen } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import { help, openPlaces } from './places.ts';
import type { Sample } from './sample.ts';

/** Money that could not all be paid back. */
export const owed: MoneyOutcome = {
  state: 'owed',
  amount: yen(400),
  returned: yen(100),
  owedNumber: 'M-0123-4567',
};

const take = { stage: 'take' } as const;

const staff = { stage: 'take', can: { back: true, cancel: false } } as const;

/** The screens at the end of a visit, and its slips. */
export const endSamples: readonly Sample[] = [
  { name: 'paper-locked', screen: { name: 'paperLocked', resident: true, money: true }, rest: take },
  { name: 'paper-locked-later', screen: { name: 'paperLocked', resident: false, money: false } },
  { name: 'papers-left', screen: { name: 'papersLeft', staffed: true, owing: true } },
  { name: 'papers-left-unstaffed', screen: { name: 'papersLeft', staffed: false, owing: false } },
  { name: 'staff-number', screen: { name: 'staffNumber', number: '1001', trouble: null }, rest: staff },
  { name: 'staff-code', screen: { name: 'staffCode', entered: 5 }, rest: staff },
  { name: 'staff-refused', screen: { name: 'staffNumber', number: '', trouble: 'refused' }, rest: staff },
  { name: 'staff-locked', screen: { name: 'staffNumber', number: '', trouble: 'locked' }, rest: staff },
  { name: 'staff-failed', screen: { name: 'staffNumber', number: '', trouble: 'failed' }, rest: staff },
  { name: 'staff-counting', screen: found('counting', 1, 0), rest: staff },
  { name: 'staff-counting-many', screen: found('counting', 10, 0), rest: staff },
  { name: 'staff-disposing', screen: found('disposing', 1, 1), rest: staff },
  { name: 'staff-left-counting', screen: left('counting', 3), rest: staff },
  { name: 'staff-left-counting-unknown', screen: left('counting', 0), rest: staff },
  { name: 'staff-left-disposing', screen: left('disposing', 3), rest: staff },
  { name: 'staff-deciding', screen: found('deciding', 1, 0), rest: staff },

  {
    name: 'finished',
    screen: {
      name: 'finished',
      papers: 3,
      fee: yen(900),
      change: yen(100),
      canReceipt: true,
      slip: null,
      cardOnReader: false,
    },
    rest: take,
  },
  {
    name: 'finished-receipt',
    screen: {
      name: 'finished',
      papers: 3,
      fee: yen(900),
      change: yen(100),
      canReceipt: false,
      slip: { what: 'receipt', verdict: 'unknown' },
      cardOnReader: true,
    },
    rest: take,
  },
  {
    name: 'printing-receipt',
    screen: {
      name: 'printingSlip',
      what: 'receipt',
      money: { state: 'settled', kept: yen(900), returned: yen(100) },
    },
    rest: take,
  },
  { name: 'printing-owed-slip', screen: { name: 'printingSlip', what: 'owed', money: owed }, rest: take },
  {
    name: 'finished-card',
    screen: {
      name: 'finished',
      papers: 1,
      fee: yen(300),
      change: yen(0),
      canReceipt: false,
      slip: null,
      cardOnReader: true,
    },
    rest: take,
  },
  {
    name: 'ended',
    screen: { name: 'ended', why: 'cancelled', money: { state: 'none' }, slip: null, cardOnReader: false },
  },
  {
    name: 'ended-timeout',
    screen: {
      name: 'ended',
      why: 'timeout',
      money: { state: 'returned', amount: yen(500) },
      slip: null,
      cardOnReader: true,
    },
  },
  {
    name: 'trouble-restarted',
    screen: trouble('terminal', 'restarted', 'staff', { state: 'returned', amount: yen(1000) }),
  },
  {
    name: 'trouble-restarted-owed',
    screen: {
      ...trouble('terminal', 'restarted', 'staff', {
        ...owed,
        others: [{ amount: yen(200), owedNumber: 'M-0765-4321' }],
      }),
      printed: 2,
    },
  },
  { name: 'trouble-person', screen: trouble('person', 'counter', 'staff', { state: 'none' }) },
  {
    name: 'trouble-pin',
    screen: { ...trouble('card', 'pinBlocked', 'staff', { state: 'none' }), help, cardOnReader: true },
  },
  {
    name: 'trouble-expired',
    screen: {
      ...trouble('card', 'certificateExpired', 'staff', { state: 'none' }),
      help: { remedy: 'certificateRenewal', places: openPlaces },
    },
  },
  {
    name: 'trouble-retry',
    screen: { ...trouble('center', 'offline', 'resident', { state: 'none' }), canRetry: true },
  },
  {
    name: 'trouble-printer',
    screen: {
      ...trouble('printer', 'jam', 'staff', { state: 'settled', kept: yen(300), returned: yen(700) }),
      printed: 1,
    },
  },
  {
    name: 'trouble-owed',
    screen: {
      ...trouble('cash', 'hopperEmpty', 'staff', owed),
      printed: 1,
      canReceipt: true,
      slip: { what: 'owed', verdict: 'notPrinted' },
      cardOnReader: true,
    },
  },
];

function trouble(
  area: Area,
  code: string,
  who: 'resident' | 'staff' | 'technician',
  money: MoneyOutcome,
): Extract<Screen, { name: 'trouble' }> {
  return {
    name: 'trouble',
    area,
    code,
    who,
    money,
    printed: 0,
    canReceipt: false,
    slip: null,
    canRetry: false,
    help: null,
    cardOnReader: false,
  };
}

function found(step: 'counting' | 'disposing' | 'deciding', sheets: number, found: number): Screen {
  const issueNumber = '20261124 ひかり台町 (駅前1) 000012';
  return { name: 'staffPaper', about: 'doubt', step, issueNumber, sheets, found, resident: true, owed: [] };
}

function left(step: 'counting' | 'disposing', sheets: number): Screen {
  return {
    name: 'staffPaper',
    about: 'left',
    step,
    issueNumber: null,
    sheets,
    found: sheets,
    resident: false,
    owed: [{ amount: yen(100), owedNumber: '1234-5678' }],
  };
}
