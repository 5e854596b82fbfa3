import type { Font } from 'fontkit';
import { z } from 'zod';

/** What a font can draw, and with which glyph. One character is one glyph; nothing is joined with what stands beside it. */
export interface Repertoire {
  readonly usual: ReadonlyMap<number, number>;
  /** 異体字 (ideographic variation sequences): by their selector, the glyph of each code point. */
  readonly variations: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

/** One character of a text with the selector that follows it, and its glyph; `null` if the font does not have exactly that. */
export interface Character {
  readonly text: string;
  readonly glyph: number | null;
}

/** The one part of fontkit (2.0.4) that its types do not show: the table of variation sequences (cmap format 14, OpenType). */
interface Insides {
  readonly _cmapProcessor: {
    readonly uvs: { readonly varSelectors: { toArray(): unknown } } | null;
    lookup(codePoint: number): number;
  };
}
export type OpenFont = Insides & Font;

export function isOpenFont(font: object): font is OpenFont {
  return '_cmapProcessor' in font && 'characterSet' in font;
}

const Selectors = z.array(
  z.object({
    varSelector: z.int(),
    defaultUVS: z.array(z.object({ startUnicodeValue: z.int(), additionalCount: z.int() })).nullish(),
    nonDefaultUVS: z.preprocess(
      plainArray,
      z.array(z.object({ unicodeValue: z.int(), glyphID: z.int() })).nullish(),
    ),
  }),
);

/**
 * Reads the whole repertoire at once. fontkit itself never looks at a selector's own glyphs once the selector also has default
 * ones, and would draw 葛󠄀 as 葛.
 */
export function repertoireOf(font: OpenFont): Repertoire {
  const { uvs } = font._cmapProcessor;
  const usual = new Map<number, number>();
  for (const codePoint of font.characterSet)
    if (standsAlone(codePoint)) usual.set(codePoint, font._cmapProcessor.lookup(codePoint));
  const variations = Selectors.parse(uvs?.varSelectors.toArray() ?? []).map(
    ({ varSelector, defaultUVS, nonDefaultUVS }) => {
      const shapes = new Map<number, number>();
      for (const codePoint of defaultUVS?.flatMap(codePoints) ?? []) {
        const glyph = usual.get(codePoint);
        if (glyph !== undefined) shapes.set(codePoint, glyph);
      }
      for (const { unicodeValue, glyphID } of nonDefaultUVS ?? [])
        if (usual.has(unicodeValue)) shapes.set(unicodeValue, glyphID);
      return [varSelector, shapes] as const;
    },
  );
  return { usual, variations: new Map(variations) };
}

/**
 * Whether a character is drawn by itself. Marks on others, tone letters and the fraction slash are not: fonts join them with their
 * neighbours, and nobody has looked at where they land. Controls are nothing to see.
 */
function standsAlone(codePoint: number): boolean {
  return !/[\p{M}\p{C}\u02E5-\u02E9\u2044]/u.test(String.fromCodePoint(codePoint));
}

/** The characters of a text, each with its selector. */
export function charactersOf({ usual, variations }: Repertoire, text: string): readonly Character[] {
  const characters: Character[] = [];
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at) ?? 0;
    const end = at + lengthOf(codePoint);
    const selector = text.codePointAt(end) ?? 0;
    const last = isSelector(selector) && !isSelector(codePoint) ? end + lengthOf(selector) : end;
    const glyph = last === end ? usual.get(codePoint) : variations.get(selector)?.get(codePoint);
    characters.push({ text: text.slice(at, last), glyph: glyph ?? null });
    at = last;
  }
  return characters;
}

/** In UTF-16. */
function lengthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/** Unicode, property Variation_Selector. */
function isSelector(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    (codePoint >= 0x180b && codePoint <= 0x180f && codePoint !== 0x180e)
  );
}

/** A character as `U+845B U+E01EF`. */
export function inUnicodeNotation(character: string): string {
  return Array.from(
    character,
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}

function codePoints(range: { startUnicodeValue: number; additionalCount: number }): number[] {
  return Array.from({ length: range.additionalCount + 1 }, (_, index) => range.startUnicodeValue + index);
}

/** fontkit gives some tables as arrays that are read on demand. */
function plainArray(table: unknown): unknown {
  if (typeof table !== 'object' || table === null || !('toArray' in table)) return table;
  return typeof table.toArray === 'function' ? Reflect.apply(table.toArray, table, []) : table;
}
