import { expect, test } from 'vitest';

import { Language } from '#contract/language.ts';
import { yen } from '#contract/yen.ts';

import { fiscalYearText, listText, momentText, yenText } from './format.ts';

test.each([
  [0, '0円', '¥0'],
  [300, '300円', '¥300'],
  [12_345, '12,345円', '¥12,345'],
])('writes %i yen with one sign in each language', (amount, ja, en) => {
  expect(yenText(yen(amount), 'ja')).toBe(ja);
  expect(yenText(yen(amount), 'en')).toBe(en);
});

test('says a moment in the time of Japan, wherever its offset lies', () => {
  const moment = '2026-11-23T23:30:00+00:00';
  expect(momentText(moment, 'ja')).toBe('11月24日(火) 8:30');
  expect(momentText(moment, 'en').replaceAll(/\s/g, ' ')).toBe('Tue, Nov 24, 8:30 AM');
});

test.each([
  ['ja-x-easy', '1,000円', '11月24日(火) 8:30'],
  ['zh-Hans', '1,000日元', '11月24日周二 8:30'],
  ['zh-Hant', '1,000日圓', '11月24日週二 上午8:30'],
  ['ko', '1,000엔', '11월 24일 (화) 오전 8:30'],
  ['vi', '¥1.000', '8:30 Thứ 3, 24 thg 11'],
  ['pt', '¥1.000', 'ter., 24 de nov., 8:30'],
  ['ne', '¥1,000', 'नोभेम्बर 24, मङ्गल, 8:30'],
  ['tl', '¥1,000', 'Mar, Nob 24, 8:30 AM'],
] as const)('%s writes money as %s and a moment as %s', (language, money, moment) => {
  expect(yenText(yen(1_000), language)).toBe(money);
  expect(momentText('2026-11-24T08:30:00+09:00', language).replaceAll(/\s/g, ' ')).toBe(moment);
});

test.each(Language.options)('%s shows the digits that stand on keys and coins', (language) => {
  expect(yenText(yen(500), language)).toContain('500');
  expect(momentText('2026-11-24T08:30:00+09:00', language)).toMatch(/24.*8:30|8:30.*24/);
});

test.each([
  [2026, 'ja', '令和8'],
  [2019, 'ja', '令和元'],
  [2018, 'ja-x-easy', '平成30'],
  [2026, 'en', '2026'],
  [2026, 'ne', '2026'],
] as const)('the fiscal year %i in %s is %s', (year, language, text) => {
  expect(fiscalYearText(year, language)).toBe(text);
});

test('things in a row are told apart as each language does', () => {
  expect(listText(['9:00–12:00', '13:00–17:00'], 'zh-Hans')).toBe('9:00–12:00、13:00–17:00');
  expect(listText(['9:00–12:00', '13:00–17:00'], 'pt')).toBe('9:00–12:00, 13:00–17:00');
});
