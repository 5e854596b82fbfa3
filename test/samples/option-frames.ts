import type { Options } from '#contract/certificate.ts';
import { RecordItem } from '#contract/kinds/household.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { Sample } from './sample.ts';

/** 住民票記載事項証明書 with all that can be on it, for some of a household. */
export const everything: Options = {
  kind: 'RecordedItems',
  scope: 'part',
  persons: [2, 3, 8],
  relationship: true,
  domicile: true,
  myNumber: true,
  nationality: true,
  residence: true,
  cardNumber: true,
  aliasHistory: true,
  dates: true,
  previousAddress: true,
  building: true,
};
const some: Options = {
  kind: 'ResidentRecord',
  scope: 'household',
  persons: [2],
  relationship: true,
  domicile: false,
  myNumber: false,
};

const form: OfferedOption = { asks: 'answer', option: 'form', answers: ['joint', 'single'] };
const scope: OfferedOption = { asks: 'answer', option: 'scope', answers: ['self', 'part', 'household'] };
const items = RecordItem.options.map((option): OfferedOption => ({ asks: 'yesNo', option }));
const few = items.slice(0, 3);
const years: OfferedOption = {
  asks: 'year',
  option: 'year',
  years: [2026, 2025, 2024, 2023, 2022, 2021].map((year) => ({
    year,
    shown: {
      ja: `令和${year - 2018}年度(${year - 1}年中の所得)`,
      en: `Fiscal ${year} (income of ${year - 1})`,
    },
  })),
};

const WORDS = ['世帯主', '妻（未届）', '子', '子', '子（子の妻）', '子の子の子の子', '縁故者', '同居人'];

/** As many members as are ever offered, among them the longest words. */
function persons(many: number): OfferedOption {
  const members = WORDS.slice(0, many).map((relationship, index) => ({
    place: index + 1,
    relationship,
    nth: relationship === '子' ? index - 1 : null,
    self: index === 1,
  }));
  return { asks: 'persons', option: 'persons', when: { option: 'scope', answer: 'part' }, members };
}

const rest = { stage: 'choose', can: { back: true, cancel: true } } as const;

/** 記載事項を選ぶ: few questions on one screen, many on two. */
export const optionSamples: readonly Sample[] = [
  { name: 'options', screen: { name: 'options', options: some, offered: [scope, persons(4), ...few] }, rest },
  { name: 'options-scope-only', screen: { name: 'options', options: some, offered: [scope] }, rest },
  {
    name: 'options-part',
    screen: { name: 'options', options: { ...some, scope: 'part' }, offered: [scope, persons(4), ...few] },
    rest,
  },
  {
    name: 'options-many',
    screen: { name: 'options', options: everything, offered: [form, scope, persons(8)] },
    rest,
  },
  { name: 'options-items', screen: { name: 'options', options: some, offered: few }, rest },
  { name: 'options-years', screen: { name: 'options', options: some, offered: [years] }, rest },
  { name: 'items', screen: { name: 'items', options: everything, offered: items }, rest },
  { name: 'items-four', screen: { name: 'items', options: some, offered: items.slice(0, 4) }, rest },
];
