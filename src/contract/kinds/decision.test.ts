import { expect, test } from 'vitest';

import { Decisions, mistakesIn } from './decision.ts';
import type { Questions } from './option.ts';

const questions: Questions = {
  form: { asks: 'answer', answers: ['joint', 'single'], unsaid: 'joint' },
  scope: { asks: 'answer', answers: ['self', 'household'] },
  persons: { asks: 'persons', when: { option: 'scope', answer: 'part' } },
  domicile: { asks: 'yesNo' },
};
const sound = Decisions.parse({
  form: { is: 'hidden' },
  scope: { is: 'offered', default: 'self', answers: ['self', 'household'] },
  domicile: { is: 'fixed', value: true },
});

test('what a town may decide', () => {
  expect(mistakesIn(sound, questions)).toEqual([]);
});

test.each<[string, string, unknown]>([
  ['domicile', 'decide it: fixed, offered or hidden', undefined],
  ['scope', 'fix it or offer it: one answer must stand', { is: 'hidden' }],
  ['scope', 'its value is not an answer', { is: 'fixed', value: 'part' }],
  ['scope', 'its value is not an answer', { is: 'fixed', value: true }],
  ['scope', 'an answer that is none', { is: 'offered', answers: ['self', 'part'] }],
  ['domicile', 'it is answered by true or false', { is: 'offered', default: 'self' }],
  ['domicile', 'it is answered by true or false', { is: 'offered', answers: ['self', 'part'] }],
  ['persons', 'remove it: there is nothing to decide', { is: 'hidden' }],
  ['myNumber', 'remove it: there is nothing to decide', { is: 'hidden' }],
])('%s: %s', (option, mistake, decision) => {
  const rest = Object.entries(sound).filter(([name]) => name !== option);
  const decisions = Decisions.parse(
    Object.fromEntries([...rest, ...(decision === undefined ? [] : [[option, decision]])]),
  );
  expect(mistakesIn(decisions, questions)).toEqual([[option, mistake]]);
});
