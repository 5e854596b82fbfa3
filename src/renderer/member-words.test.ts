import { expect, test } from 'vitest';

import { isJapanese, Language } from '#contract/language.ts';
import relationships from '#resources/texts/relationships.json' with { type: 'json' };

import { memberText } from './member-words.ts';

const member = { place: 3, relationship: '子の子', nth: 2, self: false };

test.each([
  ['ja', '3 子の子 2'],
  ['en', '3 Child’s child 2'],
  ['zh-Hans', '3 子女的子女 2'],
  ['pt', '3 Filho(a) de filho(a) 2'],
  ['vi', '3 Con của con 2'],
] as const)('a grandchild in %s is %s', (language, text) => {
  expect(memberText(member, language, '')).toBe(text);
});

test('an unknown word stays as it is registered, and the reader is marked', () => {
  expect(memberText({ place: 1, relationship: '大叔父', nth: null, self: true }, 'ko', '(본인)')).toBe(
    '1 大叔父 (본인)',
  );
});

test('every language that is not Japanese has the same words', () => {
  expect(Object.keys(relationships).toSorted()).toEqual(
    Language.options.filter((language) => !isJapanese(language)).toSorted(),
  );
  const words = Object.values(relationships).map(({ word }) => Object.keys(word));
  for (const each of words) expect(each).toEqual(words[0]);
});
