import type { Options } from '#contract/certificate.ts';
import type { Kind } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { BasketLine, Offer } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';

import { board } from './board.ts';
import type { Rest, Sample } from './sample.ts';

const kinds: readonly (readonly [Kind, number])[] = [
  ['ResidentRecord', 300],
  ['SealRegistration', 300],
  ['RecordedItems', 300],
  ['TaxCertificate', 300],
  ['TaxPayment', 300],
  ['FamilyRegister', 450],
  ['FamilyRegisterAddendum', 300],
];

/** All that the made-up town issues, on a Sunday: 戸籍 opens on the next working day. */
const everything: Offer[] = kinds.map(([kind, fee]) => ({
  kind,
  fee: yen(fee),
  available: kind.startsWith('FamilyRegister')
    ? { now: false, next: '2026-11-24T09:00:00+09:00' }
    : { now: true },
}));

const tax: Options = { kind: 'TaxCertificate', year: 2026, deductions: true };
const payment: Options = { kind: 'TaxPayment', year: 2026 };
const family: Options = { kind: 'FamilyRegister', scope: 'part', persons: [1, 3] };
const addendum: Options = {
  kind: 'FamilyRegisterAddendum',
  scope: 'register',
  domicile: true,
  overseasVoter: false,
};

/** The most years and answers that a town can put on one screen. */
const year: OfferedOption = {
  asks: 'year',
  option: 'year',
  years: [2026, 2025, 2024, 2023, 2022, 2019].map((each) => ({
    year: each,
    shown: { ja: each === 2019 ? '令和元年度' : `令和${each - 2018}年度`, en: `Fiscal ${each}` },
  })),
};
const deductions: OfferedOption = { asks: 'yesNo', option: 'deductions' };
const scope: OfferedOption = { asks: 'answer', option: 'scope', answers: ['register', 'part', 'self'] };
const persons: OfferedOption = {
  asks: 'persons',
  option: 'persons',
  when: { option: 'scope', answer: 'part' },
  members: ['筆頭者', '配偶者', '長女'].map((relationship, index) => ({
    place: index + 1,
    relationship,
    nth: null,
    self: index === 0,
  })),
};

const lines: BasketLine[] = [tax, payment, family, addendum].map((options) => ({
  options,
  copies: 1,
  feeEach: yen(300),
}));

const choose: Rest = { stage: 'choose', can: { back: true, cancel: true } };

/** 税 and 戸籍: what they ask, and how all kinds stand together. */
export const registerSamples: readonly Sample[] = [
  {
    name: 'idle-all',
    screen: {
      name: 'idle',
      offers: everything,
      exactOnly: true,
      relay: true,
      board: { ...board, notices: board.notices.slice(0, 1) },
    },
  },
  {
    name: 'choose-all',
    screen: { name: 'choose', offers: everything, basket: lines.slice(0, 1) },
    rest: choose,
  },
  {
    name: 'options-tax',
    screen: { name: 'options', options: tax, offered: [year] },
    rest: choose,
  },
  {
    name: 'options-tax-items',
    screen: { name: 'options', options: tax, offered: [deductions] },
    rest: choose,
  },
  {
    name: 'options-family',
    screen: { name: 'options', options: family, offered: [scope, persons] },
    rest: choose,
  },
  {
    name: 'options-addendum',
    screen: {
      name: 'options',
      options: addendum,
      offered: [scope, { asks: 'yesNo', option: 'domicile' }, { asks: 'yesNo', option: 'overseasVoter' }],
    },
    rest: choose,
  },
  {
    name: 'basket-registers',
    screen: { name: 'basket', lines, total: yen(1200), canAdd: false },
    rest: { stage: 'confirm', can: { back: true, cancel: true } },
  },
];
