import type { PartState, Standing } from '#contract/standing.ts';
import { Guide } from '#contract/staff-task.ts';
import type { StaffView } from '#contract/staff-view.ts';
import { partsOf, standingOf } from '#flows/staff/standing-of.ts';
import type { Sighting } from '#flows/staff/standing-of.ts';
import { GUIDES, stepsOf } from '#flows/staff/guides.ts';
import { WELL } from '#flows/testing/all-well.ts';
import { yen } from '#contract/yen.ts';

import type { Sample } from './sample.ts';

const units = ([10, 50, 100, 500] as const).map((coin, at) => ({
  unit: `hopper:${coin}` as const,
  count: [180, 12, 240, 60][at] ?? 0,
  accuracy: at === 2 ? ('inaccurate' as const) : ('accurate' as const),
  replenishment: at === 1 ? ('low' as const) : ('ok' as const),
}));

const well: Sighting = {
  ...WELL,
  cash: {
    device: 'ready',
    deposit: 'end',
    faults: [],
    accepting: [10, 50, 100, 500, 1000],
    exactOnly: false,
    units: units.map((unit) => ({ ...unit, accuracy: 'accurate', replenishment: 'ok' })),
  },
};

/** As much wrong at once as there can be. */
const trouble: Sighting = {
  ...well,
  card: { device: 'ready', media: 'present', reader: undefined },
  cash: { ...well.cash, faults: [{ code: 'noteJam', who: 'staff' }], units },
  printer: { device: 'blocked', fault: { code: 'mediaEmpty', who: 'staff' }, notices: [] },
  exit: 'paper',
  center: 'offline',
  unsent: 1234,
  stopped: 'moneyWork',
  doubts: 2,
};

const bar = { back: true, cancel: true };

function staff(name: string, view: StaffView, can = bar): Sample {
  return { name: `staff-${name}`, screen: { name: 'staffMode', view }, rest: { can } };
}

function home(seen: Sighting): StaffView {
  const standing: Standing = standingOf(seen, 'manager');
  return {
    page: 'home',
    by: '1001',
    role: 'manager',
    standing,
    groups: ['check', 'money', 'books', 'guides', 'service', 'more'],
  };
}

const parts: PartState[] = partsOf(trouble);

/** Every page of staff mode, and what looks different in it. */
export const staffSamples: readonly Sample[] = [
  staff('home', home(well), { back: false, cancel: true }),
  staff('home-trouble', home(trouble), { back: false, cancel: true }),
  staff(
    'home-looking',
    { page: 'home', by: '1004', role: 'maintenance', standing: null, groups: ['check', 'guides', 'more'] },
    { back: false, cancel: true },
  ),
  staff('menu', {
    page: 'menu',
    group: 'money',
    tasks: ['float', 'collect', 'takeOut', 'count', 'forcedReturn'],
  }),
  staff('choose-coin', {
    page: 'choose',
    from: 0,
    all: 4,
    task: 'float',
    choices: ([10, 50, 100, 500] as const).map((coin) => ({ of: 'coin', coin, coins: 120 })),
  }),
  staff('choose-unit', {
    page: 'choose',
    from: 0,
    all: 6,
    task: 'collect',
    choices: (['cashbox', 'stacker', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500'] as const).map(
      (unit) => ({ of: 'unit', unit, yen: yen(123_450) }),
    ),
  }),
  staff('choose-doubt', {
    page: 'choose',
    from: 0,
    all: 8,
    task: 'doubts',
    choices: Array.from({ length: 8 }, (_, at) => ({
      of: 'doubt',
      doubt: `doubt-${at}`,
      direction: at % 2 === 0 ? ('in' as const) : ('out' as const),
      min: yen(0),
      max: yen(1_000),
      cause: 'coin-acceptor.lost-events',
    })),
  }),
  staff('choose-owed', {
    page: 'choose',
    from: 0,
    all: 20,
    task: 'owed',
    choices: Array.from({ length: 8 }, (_, at) => ({
      of: 'owed',
      number: `4821-903${at}-6`,
      open: yen(1_300),
      payable: yen(1_300),
    })),
  }),
  staff('choose-notice', {
    page: 'choose',
    from: 0,
    all: 4,
    task: 'stop',
    choices: (['maintenance', 'moneyWork', 'repair', 'today'] as const).map((notice) => ({
      of: 'notice',
      notice,
    })),
  }),
  staff('choose-day', {
    page: 'choose',
    from: 0,
    all: 8,
    task: 'dayReport',
    choices: Array.from({ length: 8 }, (_, back) => ({ of: 'period', period: `2026-11-${24 - back}` })),
  }),
  staff('fill', {
    page: 'fill',
    task: 'float',
    choice: { of: 'coin', coin: 100, coins: 120 },
    fields: [{ field: 'coins', typed: '50' }],
    at: 0,
  }),
  staff('fill-collect', {
    page: 'fill',
    task: 'collect',
    choice: { of: 'unit', unit: 'cashbox', yen: yen(123_450) },
    fields: [
      { field: 'bag', typed: '2026112401' },
      { field: 'pieces500', typed: '210' },
      { field: 'pieces100', typed: '' },
      { field: 'pieces50', typed: '' },
      { field: 'pieces10', typed: '' },
    ],
    at: 2,
  }),
  staff('review', {
    page: 'review',
    task: 'collect',
    facts: [
      { is: 'unit', fact: 'unit', unit: 'cashbox' },
      { is: 'figures', fact: 'bag', figures: '2026112401' },
      { is: 'yen', fact: 'books', yen: 123_450 },
      { is: 'yen', fact: 'counted', yen: 122_950 },
      { is: 'yen', fact: 'difference', yen: -500 },
    ],
  }),
  staff('review-print', { page: 'review', task: 'testPrint', facts: [] }),
  staff('review-stop', { page: 'review', task: 'stop', facts: [{ is: 'notice', notice: 'moneyWork' }] }),
  staff('acting', { page: 'acting', task: 'testPrint' }, { back: false, cancel: false }),
  staff(
    'told',
    {
      page: 'told',
      task: 'doubts',
      refusal: null,
      facts: [
        { is: 'yen', fact: 'least', yen: 0 },
        { is: 'yen', fact: 'most', yen: 1_000 },
        { is: 'yen', fact: 'cameIn', yen: 1_000 },
        { is: 'unit', fact: 'foundIn', unit: 'stacker' },
        { is: 'figures', fact: 'owedNumber', figures: '4821-9037-6' },
      ],
    },
    { back: false, cancel: true },
  ),
  staff(
    'told-refused',
    { page: 'told', task: 'takeOut', refusal: 'tooMany', facts: [] },
    { back: false, cancel: true },
  ),
  staff('read', {
    page: 'read',
    task: 'dayReport',
    title: '2026-11-24',
    part: 'balanced',
    leaf: 1,
    leaves: 4,
    facts: [
      { is: 'yen', fact: 'earned', yen: 12_300 },
      { is: 'count', fact: 'relayPayments', count: 4 },
      { is: 'yen', fact: 'relayYen', yen: 1_200 },
      { is: 'yen', fact: 'paidBack', yen: 8_700 },
      { is: 'yen', fact: 'owedRecorded', yen: 300 },
      { is: 'yen', fact: 'owedOpen', yen: 300 },
      { is: 'count', fact: 'openDoubts', count: 0 },
      { is: 'yen', fact: 'difference', yen: 0 },
    ],
  }),
  staff('read-issued', {
    page: 'read',
    task: 'monthReport',
    title: '2026-11',
    part: 'issued',
    leaf: 2,
    leaves: 4,
    facts: [
      { is: 'issued', kind: 'ResidentRecord', fee: yen(300), waived: false, copies: 123, yen: yen(36_900) },
      { is: 'issued', kind: 'ResidentRecord', fee: yen(0), waived: true, copies: 4, yen: yen(0) },
      { is: 'issued', kind: 'SealRegistration', fee: yen(300), waived: false, copies: 98, yen: yen(29_400) },
      {
        is: 'issued',
        kind: 'FamilyRegisterAddendum',
        fee: yen(300),
        waived: false,
        copies: 8,
        yen: yen(2_400),
      },
      { is: 'count', fact: 'notPrinted', count: 2 },
      { is: 'count', fact: 'papersInDoubt', count: 0 },
    ],
  }),
  staff('read-units', {
    page: 'read',
    task: 'dayReport',
    title: '2026-11-24',
    part: 'units',
    leaf: 4,
    leaves: 4,
    facts: (['cashbox', 'stacker', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500'] as const).map(
      (unit) => ({ is: 'balance', unit, opening: yen(100_000), closing: yen(123_450) }),
    ),
  }),
  staff('read-forgotten', {
    page: 'read',
    task: 'forgotten',
    title: null,
    part: 'forgotten',
    leaf: 1,
    leaves: 1,
    facts: [{ is: 'dated', day: '2026-11-24', sheets: 2 }],
  }),
  staff('opening-check', {
    page: 'read',
    task: 'openingCheck',
    title: null,
    part: 'parts',
    leaf: 1,
    leaves: 1,
    facts: parts.map((state) => ({ is: 'part', ...state })),
  }),
  ...Guide.options.flatMap((guide) =>
    [...GUIDES[guide].keys()].map((done) =>
      staff(`guide-${guide}-${done + 1}`, { page: 'guide', guide, steps: stepsOf(guide, done) }),
    ),
  ),
  staff('guide-done', {
    page: 'guide',
    guide: 'printerJam',
    steps: stepsOf('printerJam', GUIDES.printerJam.length),
  }),
];
