import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { create } from 'fontkit';
import type { Font } from 'fontkit';

const FONTS = ['biz-udmincho/400Regular/BIZUDMincho', 'biz-udgothic/400Regular/BIZUDGothic'].map((name) =>
  readFileSync(join(import.meta.dirname, `../../../node_modules/@expo-google-fonts/${name}_400Regular.ttf`)),
);

/** Characters of a text that one of the printing fonts cannot draw, variation sequences (IVS) included. */
export function missingGlyphs(text: string): readonly string[] {
  return FONTS.flatMap((bytes) => {
    const font = create(bytes);
    if (!('hasGlyphForCodePoint' in font)) throw new Error('a collection, not a font');
    const sequences = variationSequences(bytes);
    return characters(text).filter((character) => !draws(font, sequences, character));
  });
}

/** Splits into characters, each with the variation selector that follows it. */
function characters(text: string): readonly string[] {
  return text.match(/[^\u{E0100}-\u{E01EF}][\u{E0100}-\u{E01EF}]?/gu) ?? [];
}

function draws(font: Font, sequences: ReadonlySet<string>, character: string): boolean {
  const [base = 0, selector] = Array.from(character, (part) => part.codePointAt(0) ?? 0);
  return selector === undefined ? font.hasGlyphForCodePoint(base) : sequences.has(`${base} ${selector}`);
}

/** Sequences with a glyph of their own: cmap subtable format 14, nonDefaultUVS (OpenType 1.9, cmap). */
function variationSequences(font: Buffer): ReadonlySet<string> {
  const cmap = tableAt(font, 'cmap');
  const found = new Set<string>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(subtable) !== 14) continue;
    for (let entry = 0; entry < font.readUInt32BE(subtable + 6); entry += 1) {
      const record = subtable + 10 + entry * 11;
      const own = font.readUInt32BE(record + 7);
      if (own === 0) continue;
      for (let mapping = 0; mapping < font.readUInt32BE(subtable + own); mapping += 1)
        found.add(`${font.readUIntBE(subtable + own + 4 + mapping * 5, 3)} ${font.readUIntBE(record, 3)}`);
    }
  }
  return found;
}

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`no ${tag}`);
}
