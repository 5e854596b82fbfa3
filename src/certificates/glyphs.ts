import type { Font, Glyph, Subset } from 'fontkit';
import { z } from 'zod';

/** The parts of fontkit (2.0.4) that its types do not show and that have to be put right. */
interface Insides {
  /** Glyphs made so far; each remembers the code points that it was first asked for. */
  _glyphs: Record<number, unknown>;
  readonly _cmapProcessor: {
    readonly uvs: { readonly varSelectors: { toArray(): unknown } } | null;
    getVariationSelector(codePoint: number, selector: number): number;
  };
  /** Where each glyph of a TrueType font begins in its table. */
  readonly loca?: { readonly offsets: readonly number[] };
  _getTableStream(tag: string): { pos: number; readInt16BE(): number };
  createSubset(): Subset & SubsetInsides;
  getGlyph(id: number): Glyph & GlyphInsides;
}
/** The glyphs that go into a document (fontkit's TTFSubset). */
interface SubsetInsides {
  _addGlyph(id: number): number;
}
/** A glyph whose outline is read on demand. */
interface GlyphInsides {
  _decode(): unknown;
}
export type OpenFont = Insides & Font;

export function isOpenFont(font: object): font is OpenFont {
  return (
    '_glyphs' in font && '_cmapProcessor' in font && 'layout' in font && typeof font.layout === 'function'
  );
}

/** The shapes that one selector offers (cmap format 14, OpenType spec): the default one, or a glyph of its own. */
interface Shapes {
  readonly usual: ReadonlySet<number>;
  readonly own: ReadonlyMap<number, number>;
}

/** What a font can draw: code points, and 異体字 (ideographic variation sequences) by their selector. */
export interface Repertoire {
  readonly characters: ReadonlySet<number>;
  readonly variations: ReadonlyMap<number, Shapes>;
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

export function repertoireOf(font: OpenFont): Repertoire {
  const selectors = Selectors.parse(font._cmapProcessor.uvs?.varSelectors.toArray() ?? []);
  const variations = new Map(
    selectors.map(({ varSelector, defaultUVS, nonDefaultUVS }) => [
      varSelector,
      {
        usual: new Set(defaultUVS?.flatMap(codePoints)),
        own: new Map(nonDefaultUVS?.map(({ unicodeValue, glyphID }) => [unicodeValue, glyphID])),
      },
    ]),
  );
  return { characters: new Set(font.characterSet), variations };
}

/**
 * fontkit never looks at a selector's own glyphs once the selector also has default ones, and draws 葛󠄀 as 葛. Answering from
 * the whole table gives the registered shape; 0 stands for the default one.
 */
export function repairVariations(font: OpenFont, { variations }: Repertoire): void {
  font._cmapProcessor.getVariationSelector = (codePoint, selector) =>
    variations.get(selector)?.own.get(codePoint) ?? 0;
}

/** Forgets made glyphs, so that the text layer of a document owes nothing to the documents before it. */
export function forgetGlyphs(font: OpenFont): void {
  font._glyphs = {};
}

/**
 * The first character of a text that the font cannot draw exactly as registered, as `U+845B U+E01EF`, or `null`. Characters
 * that are only marks on another (but for a variation selector) are not drawn, because nobody has looked at where they land.
 */
export function firstLacking(repertoire: Repertoire, text: string): string | null {
  const lacking = clustersOf(text).find((cluster) => !draws(repertoire, cluster));
  return lacking === undefined ? null : Array.from(lacking, inUnicodeNotation).join(' ');
}

/** The characters of a text, each with the selector that follows it. */
export function clustersOf(text: string): readonly string[] {
  return text.match(CLUSTER) ?? [];
}

const CLUSTER = /(?:\P{Variation_Selector}\p{Variation_Selector}?|\p{Variation_Selector})/gsu;

/** Whether a font has a character in exactly the shape that its selector asks for. */
export function draws({ characters, variations }: Repertoire, cluster: string): boolean {
  const [base = '', selector] = cluster;
  const codePoint = base.codePointAt(0) ?? 0;
  if (/[\p{M}\p{C}]/u.test(base) || !characters.has(codePoint)) return false;
  if (selector === undefined) return true;
  const shapes = variations.get(selector.codePointAt(0) ?? 0);
  return shapes?.usual.has(codePoint) === true || shapes?.own.has(codePoint) === true;
}

function inUnicodeNotation(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function codePoints(range: { startUnicodeValue: number; additionalCount: number }): number[] {
  return Array.from({ length: range.additionalCount + 1 }, (_, index) => range.startUnicodeValue + index);
}

/** fontkit gives some tables as arrays that are read on demand. */
function plainArray(table: unknown): unknown {
  if (typeof table !== 'object' || table === null || !('toArray' in table)) return table;
  return typeof table.toArray === 'function' ? Reflect.apply(table.toArray, table, []) : table;
}
