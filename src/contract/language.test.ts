import { expect, test } from 'vitest';

import { baseOf, Language, LocalText, localText } from './language.ts';

const town = { ja: 'ひかり台町', en: 'Hikaridai Town', ko: '히카리다이초' };

test.each([
  ['ja', 'ひかり台町'],
  ['ja-x-easy', 'ひかり台町'],
  ['en', 'Hikaridai Town'],
  ['ko', '히카리다이초'],
  ['ne', 'Hikaridai Town'],
] as const)('a town’s text in %s is %s', (language, text) => {
  expect(localText(town, language)).toBe(text);
});

test('a town’s text may be in every language of the screens, and has to be in the two that others fall back on', () => {
  expect(Object.keys(LocalText.shape)).toEqual(Language.options);
  expect(LocalText.safeParse(town).success).toBe(true);
  for (const { ja, en } of [town]) {
    expect(LocalText.safeParse({ ja }).success).toBe(false);
    expect(LocalText.safeParse({ en }).success).toBe(false);
  }
  expect(new Set(Language.options.map(baseOf))).toEqual(new Set(['ja', 'en']));
});

test.each(Language.options)('%s is a tag that Intl understands', (language) => {
  expect(Intl.getCanonicalLocales(language)).toHaveLength(1);
  expect(Intl.PluralRules.supportedLocalesOf(language)).toHaveLength(1);
});
