import { expect, test } from 'vitest';

import type { Entitlement } from '#contract/center.ts';
import type { Options } from '#contract/certificate.ts';
import { yen } from '#contract/yen.ts';

import { answered, keepsTo } from './choosing.ts';
import type { Chosen } from './choosing.ts';

const defaults: Options = {
  kind: 'ResidentRecord',
  scope: 'self',
  persons: [1],
  relationship: false,
  domicile: true,
};
const members = [1, 2, 3].map((place) => ({ place, relationship: '子', nth: place, self: place === 1 }));
const entitlement: Entitlement = {
  kind: 'ResidentRecord',
  fee: yen(200),
  offered: [
    { asks: 'answer', option: 'scope', answers: ['self', 'part'] },
    { asks: 'persons', option: 'persons', when: { option: 'scope', answer: 'part' }, members },
    { asks: 'yesNo', option: 'relationship' },
  ],
  defaults,
};

test.each<[Chosen, object]>([
  [{ option: 'scope', value: 'part' }, { scope: 'part' }],
  [{ option: 'persons', value: [2, 3] }, { persons: [2, 3] }],
  [{ option: 'relationship', value: true }, { relationship: true }],
])('%j is taken', (chosen, change) => {
  expect(answered(defaults, entitlement.offered, chosen)).toEqual({ ...defaults, ...change });
});

test.each<Chosen>([
  { option: 'scope', value: 'household' },
  { option: 'scope', value: true },
  { option: 'persons', value: [4] },
  { option: 'persons', value: [1, 1] },
  { option: 'persons', value: true },
  { option: 'relationship', value: 'self' },
  { option: 'domicile', value: false },
  { option: 'myNumber', value: true },
  { option: 'year', value: 2026 },
])('%j changes nothing', (chosen) => {
  expect(answered(defaults, entitlement.offered, chosen)).toEqual(defaults);
});

test.each<[string, Options, boolean]>([
  ['the defaults', defaults, true],
  ['members that were not asked for', { ...defaults, persons: undefined }, true],
  ['some members', { ...defaults, scope: 'part', persons: [2] }, true],
  ['some members, but none named', { ...defaults, scope: 'part', persons: undefined }, false],
  ['a member that is none', { ...defaults, scope: 'part', persons: [7] }, false],
  ['an answer that was not offered', { ...defaults, scope: 'household' }, false],
  ['what the town fixed', { ...defaults, domicile: false }, false],
  ['an item that nobody spoke of', { ...defaults, myNumber: true }, false],
  ['another kind', { kind: 'SealRegistration' }, false],
])('%s: %#', (_, chosen, kept) => {
  expect(keepsTo(entitlement, JSON.parse(JSON.stringify(chosen)))).toBe(kept);
});
