import { expect, test } from 'vitest';

import type { ItemName, OfferedOption } from '#contract/kinds/option.ts';

import { questionsOf } from './questions.ts';

const scope: OfferedOption = { asks: 'answer', option: 'scope', answers: ['self', 'household'] };
const items = (...names: readonly ItemName[]): readonly OfferedOption[] =>
  names.map((option) => ({ asks: 'yesNo', option }));
const persons = (count: number): OfferedOption => ({
  asks: 'persons',
  option: 'persons',
  when: { option: 'scope', answer: 'part' },
  members: Array.from({ length: count }, (_, index) => ({
    place: index + 1,
    relationship: '子',
    nth: index + 1,
    self: false,
  })),
});
const three = items('relationship', 'domicile', 'myNumber');
const four = items('relationship', 'domicile', 'myNumber', 'dates');

test.each<[string, readonly OfferedOption[], number, number]>([
  ['nothing', [], 0, 0],
  ['one question', [scope], 1, 0],
  ['three items with a small household', [scope, persons(4), ...three], 5, 0],
  ['one item more', [scope, persons(4), ...four], 2, 4],
  ['one member more', [scope, persons(5), ...three], 2, 3],
  ['many items and nothing else', four, 4, 0],
])('%s', (_, offered, first, second) => {
  const questions = questionsOf(offered);
  expect([questions.first.length, questions.second.length]).toEqual([first, second]);
  expect([...questions.first, ...questions.second]).toEqual(offered);
});
