import { expect, test } from 'vitest';

import { fit } from './fit.ts';
import { openFaces, shippedFonts } from './fonts.ts';

const { mincho } = openFaces(shippedFonts());
const EM = 25.4 / 72;

/** A box of so many full-width characters of 10 pt, and so many lines of it. */
function setting(text: string, characters: number, lines = 1) {
  const area = { x: 0, y: 0, width: characters * 10 * EM + 0.001, height: lines * 13 * EM + 0.001 };
  return fit(mincho, { item: '', text, face: 'mincho', size: 10, least: 6, align: 'left', ...area });
}

test.each([
  ['as it is while it fits', 10, { lines: ['一二三四五六七八九十'], size: 10 }],
  ['in smaller type where it does not', 8, { lines: ['一二三四五六七八九十'], size: 8 }],
  ['in the least type at the limit', 6, { lines: ['一二三四五六七八九十'], size: 6 }],
  ['not at all past it', 5.9, null],
])('one line is set %s', (_, characters, expected) => {
  expect(setting('一二三四五六七八九十', characters)).toEqual(expected);
});

test('where the height takes two lines, it breaks before it shrinks', () => {
  expect(setting('一二三四五六七八九十', 5, 2)).toEqual({ lines: ['一二三四五', '六七八九十'], size: 10 });
});

test('type becomes a little smaller rather than leave one or two characters over', () => {
  expect(setting('一二三四五六七八九十', 9.5, 2)).toEqual({ lines: ['一二三四五六七八九十'], size: 9.5 });
  expect(setting('一二三四五六七八九十', 8.5, 2)?.lines).toEqual(['一二三四五六七八', '九十']);
});

test('a line breaks at a space where there is one', () => {
  expect(setting('MIHON ALEXANDRA', 5.5, 2)).toEqual({ lines: ['MIHON', 'ALEXANDRA'], size: 10 });
  expect(setting('見本一丁　花子さん', 6, 2)?.lines).toEqual(['見本一丁', '花子さん']);
});

test('a number is not torn apart unless it has to be', () => {
  expect(setting('見本町三丁1234', 6, 2)?.lines).toEqual(['見本町三丁', '1234']);
  expect(setting('12345678901234', 4, 2)?.lines).toEqual(['12345678', '901234']);
});

test.each([
  ['見本町の記録。次の記録', 6, 2, ['見本町の記', '録。次の記録']],
  ['見本町（一丁目）', 4, 3, ['見本町', '（一丁', '目）']],
  ['見本タワーの町', 4, 2, ['見本タ', 'ワーの町']],
])('no line begins or ends with what belongs to the other one: %s', (text, characters, room, lines) => {
  expect(setting(text, characters, room)?.lines).toEqual(lines);
});

test('an early space does not waste the lines that there are', () => {
  expect(setting('Ａ 一二三四五六七', 5, 2)?.lines).toEqual(['Ａ 一二三', '四五六七']);
});

test('a variation sequence is never torn apart', () => {
  const lines = setting('葛󠄀葛󠄀葛󠄀葛󠄀', 2, 2)?.lines;
  expect(lines).toEqual(['葛󠄀葛󠄀', '葛󠄀葛󠄀']);
});

test('nothing is lost by breaking', () => {
  const text = 'まほろば県ひかり台町見本一丁目1番1号 MIHON HEIGHTS 101';
  expect(setting(text, 12, 3)?.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

test('an empty text is set as nothing', () => {
  expect(setting('', 5)).toEqual({ lines: [''], size: 10 });
});
