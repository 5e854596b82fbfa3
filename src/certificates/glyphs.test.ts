import { readFileSync } from 'node:fs';

import { create } from 'fontkit';
import { expect, test } from 'vitest';

import { lackingIn, openFaces, refresh, shippedFonts, widthOf } from './fonts.ts';
import { isOpenFont } from './glyphs.ts';

const faces = openFaces(shippedFonts());
const { mincho, gothic } = faces;
const glyphs = (text: string) => mincho.font.layout(text).glyphs.map(({ id }) => id);

/** Glyph ids as HarfBuzz gives them for BIZ UD明朝. */
test.each([
  ['葛', [1795]],
  ['葛\u{E0100}', [11615]],
  ['葛\u{E0101}', [1795]],
  ['辻', [3370]],
  ['辻\u{E0100}', [11682]],
  ['葛\u{E0100}葛', [11615, 1795]],
])('%s is drawn in the registered shape', (text, ids) => {
  expect(glyphs(text)).toEqual(ids);
});

test('fontkit alone still draws the wrong 葛, so the repair is still needed', () => {
  const font = create(readFileSync(shippedFonts().mincho));
  if (!isOpenFont(font)) throw new TypeError('fontkit has changed inside');
  expect(font.layout('葛\u{E0100}').glyphs.map(({ id }) => id)).toEqual([1795]);
});

test.each([
  ['見本 花子', null],
  ['葛\u{E0100}辻\u{E0101}', null],
  ['Łucja Nguyen-Smith O’Brien', null],
  ['𠮷田', 'U+20BB7'],
  ['葛\u{E01EF}', 'U+845B U+E01EF'],
  ['山\u{E0100}\u{E0100}', 'U+E0100'],
  ['\u{E0100}', 'U+E0100'],
  ['か\u3099', 'U+3099'],
  ['花\n子', 'U+000A'],
  ['花\u200B子', 'U+200B'],
  ['花\uD842', 'U+D842'],
  ['花\uE000', 'U+E000'],
])('%j: first character that cannot be drawn is %s', (text, lacking) => {
  expect(lackingIn(mincho, text)).toBe(lacking);
});

test('a glyph remembers whom it was first drawn for, until it is forgotten', () => {
  const codePoints = (text: string) => mincho.font.layout(text).glyphs[0]?.codePoints;
  refresh(faces);
  expect(codePoints('葛\u{E0101}')).toEqual([0x845b, 0xe0101]);
  expect(codePoints('葛')).toEqual([0x845b, 0xe0101]);
  refresh(faces);
  expect(codePoints('葛')).toEqual([0x845b]);
});

test('widths are in points: a full-width character is one em', () => {
  expect(widthOf(gothic, '見本', 10)).toBeCloseTo(20);
  expect(widthOf(gothic, '12', 10)).toBeCloseTo(10);
});
