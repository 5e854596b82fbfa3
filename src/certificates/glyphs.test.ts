import { existsSync, readFileSync } from 'node:fs';

import { create } from 'fontkit';
import type { Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { IPAMJ_MINCHO, lackingIn, openFaces, runsOf, shippedFonts, widthOf } from './fonts.ts';
import { isOpenFont } from './glyphs.ts';

const { mincho, gothic } = openFaces(shippedFonts());
const glyphs = (text: string) =>
  runsOf(mincho, text).flatMap(({ characters }) => characters.map(({ glyph }) => glyph));

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

test('fontkit alone still draws the wrong 葛, so it is not asked', () => {
  expect(
    fontkits(shippedFonts().mincho)
      .layout('葛\u{E0100}')
      .glyphs.map(({ id }) => id),
  ).toEqual([1795]);
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
  ['か\u309A', 'U+309A'],
  ['1\u20442', 'U+2044'],
  ['\u02E9\u02E5', 'U+02E9'],
  ['花\n子', 'U+000A'],
  ['花\u200B子', 'U+200B'],
  ['花\uD842', 'U+D842'],
  ['花\uE000', 'U+E000'],
])('%j: first character that cannot be drawn is %s', (text, lacking) => {
  expect(lackingIn(mincho, text)).toBe(lacking);
});

test('widths are in points: a full-width character is one em', () => {
  expect(widthOf(gothic, '見本', 10)).toBeCloseTo(20);
  expect(widthOf(gothic, '12', 10)).toBeCloseTo(10);
});

const TEXTS = ['見本 花子', '納税証明書（その１）', 'office 1/2 ½', 'ｶﾞ がギ', '令和8年11月24日', ''];

test.each(TEXTS)('「%s」 is set as the shaper of fontkit would set it', (text) => {
  const font = fontkits(shippedFonts().mincho);
  const run = font.layout(text);
  expect(glyphs(text)).toEqual(run.glyphs.map(({ id }) => id));
  expect(widthOf(mincho, text, font.unitsPerEm)).toBe(run.advanceWidth);
});

/** What shaping would apply unasked (OpenType, feature tags that HarfBuzz has on). */
const UNASKED = ['ccmp', 'locl', 'rlig', 'calt', 'clig', 'liga', 'rclt', 'rvrn', 'rand'];
const Rules = z.object({
  featureList: z.array(
    z.object({ tag: z.string(), feature: z.object({ lookupListIndexes: z.array(z.int()) }) }),
  ),
  lookupList: z.preprocess(plain, z.array(z.unknown())),
});
/** A rule that makes one glyph of several (OpenType, GSUB, lookup type 4). */
const Joins = z.object({
  lookupType: z.literal(4),
  subTables: z.array(
    z.object({
      ligatureSets: z.preprocess(plain, z.array(z.array(z.object({ components: z.array(z.int()) })))),
    }),
  ),
});

describe.each([
  ['BIZ UD明朝', shippedFonts().mincho, () => true],
  ['BIZ UDゴシック', shippedFonts().gothic, () => true],
  // it is asked only for what BIZ UD明朝 does not have
  ['IPAmj明朝', IPAMJ_MINCHO, (codePoint: number) => !mincho.repertoire.usual.has(codePoint)],
])('%s', (_, file, asked) => {
  test.skipIf(!existsSync(file))(
    'joins nothing that it is asked for, so that each character is drawn by itself',
    () => {
      const { repertoire } = openFaces({ mincho: file, gothic: file, rareMincho: null }).mincho;
      const drawn = new Set(
        [...repertoire.usual].filter(([codePoint]) => asked(codePoint)).map(([, glyph]) => glyph),
      );
      const { featureList, lookupList } = Rules.parse(Reflect.get(fontkits(file), 'GSUB'));
      const unasked = featureList.filter(({ tag }) => UNASKED.includes(tag));
      const joins = unasked.flatMap(({ feature }) =>
        feature.lookupListIndexes.map((index) => lookupList[index]),
      );
      const parts = joins
        .flatMap((rule) => Joins.parse(rule).subTables)
        .flatMap(({ ligatureSets }) => ligatureSets.flat());
      expect(parts.length).toBeGreaterThan(20);
      expect(parts.filter(({ components }) => components.every((glyph) => drawn.has(glyph)))).toEqual([]);
    },
  );
});

function plain(list: unknown): unknown {
  return typeof list === 'object' && list !== null && 'toArray' in list && typeof list.toArray === 'function'
    ? Reflect.apply(list.toArray, list, [])
    : list;
}

/** The font as fontkit has it. */
function fontkits(file: string): Font {
  const font = create(readFileSync(file));
  if (!isOpenFont(font)) throw new TypeError('fontkit has changed inside');
  return font;
}
