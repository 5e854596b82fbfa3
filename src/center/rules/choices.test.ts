import { expect, test } from 'vitest';

import type { OfferedOption } from '#contract/kinds/option.ts';
import type { TownKind } from '#contract/town.ts';

import { TOWN } from '../testing/running-center.ts';
import { choicesOf } from './choices.ts';

const MEMBERS = [1, 2].map((place) => ({ place, relationship: '子', nth: place, self: place === 2 }));
const possible: readonly OfferedOption[] = [
  { asks: 'answer', option: 'form', answers: ['joint', 'single'] },
  { asks: 'answer', option: 'scope', answers: ['self', 'part', 'household'] },
  { asks: 'persons', option: 'persons', when: { option: 'scope', answer: 'part' }, members: MEMBERS },
  { asks: 'yesNo', option: 'myNumber' },
];

function decided(options: TownKind['options'], asked = possible) {
  const [kind] = TOWN.kinds;
  if (!kind) throw new Error('no kind');
  const { offered, defaults } = choicesOf({ ...kind, options }, asked);
  return { offered: offered.map(({ option }) => option), defaults };
}

const hidden = { is: 'hidden' } as const;
const offered = { is: 'offered' } as const;

test.each<[string, TownKind['options'], readonly string[], object]>([
  [
    'everything offered: the person themselves is chosen at first',
    { form: offered, scope: offered, myNumber: offered },
    ['form', 'scope', 'persons', 'myNumber'],
    { form: 'joint', scope: 'self', persons: [2], myNumber: false },
  ],
  [
    'defaults of the town',
    {
      form: hidden,
      scope: { is: 'offered', default: 'household' },
      myNumber: { is: 'offered', default: true },
    },
    ['scope', 'persons', 'myNumber'],
    { scope: 'household', persons: [2], myNumber: true },
  ],
  [
    'fixed: told and not asked',
    { form: { is: 'fixed', value: 'single' }, scope: { is: 'fixed', value: 'household' }, myNumber: hidden },
    [],
    { form: 'single', scope: 'household' },
  ],
  [
    'only some answers: nobody is asked for members that cannot be needed',
    { form: hidden, scope: { is: 'offered', answers: ['self', 'household'] }, myNumber: hidden },
    ['scope'],
    { scope: 'self' },
  ],
])('%s', (_, options, names, defaults) => {
  expect(decided(options)).toEqual({ offered: names, defaults: { kind: 'ResidentRecord', ...defaults } });
});

test('an answer that this person does not have gives way, and one answer alone is no question', () => {
  const alone: readonly OfferedOption[] = [{ asks: 'answer', option: 'scope', answers: ['household'] }];
  for (const scope of [offered, { is: 'fixed', value: 'self' } as const])
    expect(decided({ scope }, alone)).toEqual({
      offered: [],
      defaults: { kind: 'ResidentRecord', scope: 'household' },
    });
});
