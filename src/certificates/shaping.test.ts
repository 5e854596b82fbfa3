import { existsSync, readFileSync } from 'node:fs';

import { create } from 'fontkit';
import { afterEach, expect, test } from 'vitest';

import { keepSettings, openFaces, refresh, shippedFonts, widthOf } from './fonts.ts';
import { isOpenFont } from './glyphs.ts';
import type { OpenFont } from './glyphs.ts';
import { spareOutlines } from './shaping.ts';

const faces = openFaces(shippedFonts());
afterEach(() => refresh(faces));

/** The same font as fontkit has it. */
function untouched(file = shippedFonts().mincho): OpenFont {
  const font = create(readFileSync(file));
  if (!isOpenFont(font)) throw new TypeError('no font');
  return font;
}

const TEXTS = ['見本 花子', '納税証明書（その１）', 'office 1/2 ½', 'ｶﾞ がギ', '令和8年11月24日', ''];

test.each(TEXTS)('「%s」 is set as fontkit sets it, the second time too', (text) => {
  const [font, { mincho }] = [untouched(), faces];
  const { glyphs, positions, advanceWidth } = font.layout(text);
  for (const _ of [1, 2]) {
    const run = mincho.font.layout(text);
    expect(run.glyphs.map(({ id }) => id)).toEqual(glyphs.map(({ id }) => id));
    expect(run.positions).toEqual(positions.map((position) => ({ ...position })));
    expect(widthOf(mincho, text, font.unitsPerEm)).toBe(advanceWidth);
    for (const position of run.positions) position.xAdvance *= 2; // as pdfkit does
    expect(run.advanceWidth).toBe(2 * advanceWidth);
  }
});

test('a subset of plain glyphs has the same bytes', () => {
  expect(encoded(faces.mincho.font)).toEqual(encoded(untouched()));
});

/** BIZ UD puts no glyph together from others; this font does (fonts-dejavu-core). */
const DEJAVU = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf';

test.skipIf(!existsSync(DEJAVU))('and so has one of glyphs that are made of others', () => {
  const [font, spared] = [untouched(DEJAVU), untouched(DEJAVU)];
  spareOutlines(spared);
  expect(font.layout('é').glyphs.map(({ id }) => font.getGlyph(id)._decode())).toMatchObject([
    { numberOfContours: -1 },
  ]);
  expect(encoded(spared)).toEqual(encoded(font));
});

/** A subset with every third glyph, the empty ones of spaces among them. */
function encoded(font: OpenFont): Buffer {
  const subset = font.createSubset();
  for (let id = 0; id < font.numGlyphs; id += 3) subset.includeGlyph(font.getGlyph(id));
  for (const glyph of font.layout('é \u3000').glyphs) subset.includeGlyph(glyph);
  return Buffer.from(subset.encode());
}

test('what was set is forgotten with the document', () => {
  const { font } = faces.mincho;
  const glyphOf = () => font.layout('葛').glyphs[0];
  const first = glyphOf();
  expect(glyphOf()).toBe(first);
  refresh(faces);
  expect(glyphOf()).not.toBe(first);
});

test('what was kept is not, and what came after it is', () => {
  const faces = openFaces(shippedFonts());
  const { font } = faces.gothic;
  const [kept] = font.layout('住所').glyphs;
  keepSettings(faces);
  const [later] = font.layout('氏名').glyphs;
  refresh(faces);
  expect(font.layout('住所').glyphs[0]).toBe(kept);
  expect(font.layout('氏名').glyphs[0]).not.toBe(later);
});
