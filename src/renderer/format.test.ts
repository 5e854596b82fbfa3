import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';

import { momentText, yenText } from './format.ts';

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
