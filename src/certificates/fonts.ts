import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { create } from 'fontkit';

import { charactersOf, inUnicodeNotation, isOpenFont, repertoireOf } from './glyphs.ts';
import type { Character, OpenFont, Repertoire } from './glyphs.ts';
import { openTrueType } from './truetype.ts';
import type { TrueType } from './truetype.ts';

/** Font files (TTF), by the part that they play on the form. */
export interface FontFiles {
  /** 明朝: what is registered. */
  readonly mincho: string;
  /** ゴシック: what the form itself says. */
  readonly gothic: string;
  /** 行政事務標準文字 beyond the 明朝: for single characters that it does not have; null where there is none. */
  readonly rareMincho: string | null;
}

/** A font that lives as long as the process and is shared by all documents. Nothing of any of them stays in it. */
export interface Face {
  readonly repertoire: Repertoire;
  readonly trueType: TrueType;
  readonly description: Description;
  /** Where a character is drawn that this face does not have; opened when first needed, because it is large. */
  readonly beyond: (() => Face) | null;
}
export type Faces = Readonly<Record<'mincho' | 'gothic', Face>>;

/** What a PDF says of a font (ISO 32000-1, 9.8.1, font descriptor); lengths in units of the font. */
export interface Description extends Pick<
  OpenFont,
  'postscriptName' | 'unitsPerEm' | 'ascent' | 'descent' | 'capHeight' | 'italicAngle'
> {
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

/** A piece of a text that one face draws. */
export interface Run {
  readonly face: Face;
  readonly characters: readonly Character[];
}

/** IPAmj明朝 (IPA Font License 1.0), where Debian's fonts-ipamj-mincho puts it. */
export const IPAMJ_MINCHO = '/usr/share/fonts/truetype/ipamj/ipamjm.ttf';

/** The fonts that come with the product: BIZ UD明朝 and BIZ UDゴシック (SIL Open Font License 1.1). */
export function shippedFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  return {
    mincho: resolve('@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'),
    gothic: resolve('@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf'),
    rareMincho: null,
  };
}

/** The shipped fonts, and beyond them the named one, or IPAmj明朝 where the machine has it. */
export function installedFonts(rareMincho = existsSync(IPAMJ_MINCHO) ? IPAMJ_MINCHO : null): FontFiles {
  return { ...shippedFonts(), rareMincho };
}

/** Opens the fonts. One that cannot be opened is a broken installation and throws. */
export function openFaces({ mincho, gothic, rareMincho }: FontFiles): Faces {
  return {
    mincho: openFace(mincho, rareMincho === null ? null : later(() => openFace(rareMincho, null))),
    gothic: openFace(gothic, null),
  };
}

function openFace(file: string, beyond: Face['beyond']): Face {
  const bytes = readFileSync(file);
  const font = create(bytes);
  if (!isOpenFont(font)) throw new TypeError(`${file} is not one font, or fontkit has changed inside`);
  const { postscriptName, unitsPerEm, ascent, descent, capHeight, italicAngle, bbox } = font;
  const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY] as const;
  return {
    repertoire: repertoireOf(font),
    trueType: openTrueType(bytes),
    description: { postscriptName, unitsPerEm, ascent, descent, capHeight, italicAngle, box },
    beyond,
  };
}

function later(open: () => Face): () => Face {
  let opened: Face | undefined;
  return () => (opened ??= open());
}

/**
 * A text as the faces share it: character by character, each with its selector, in the first face that has exactly this shape. A
 * selector means what its own collection says (Adobe-Japan1, Moji_Joho), and no shape stands in for another.
 */
export function runsOf(face: Face, text: string): readonly Run[] {
  const characters = charactersOf(face.repertoire, text);
  const { beyond } = face;
  if (beyond === null || characters.every(({ glyph }) => glyph !== null)) return [{ face, characters }];
  const runs: { face: Face; characters: Character[] }[] = [];
  for (const own of characters) {
    const drawer = own.glyph === null ? beyond() : face;
    const drawn = drawer === face ? [own] : charactersOf(drawer.repertoire, own.text);
    const last = runs.at(-1);
    if (last?.face === drawer) last.characters.push(...drawn);
    else runs.push({ face: drawer, characters: [...drawn] });
  }
  return runs;
}

/** The width of a text on one line, pt. */
export function widthOf(face: Face, text: string, size: number): number {
  return runsOf(face, text).reduce((sum, run) => sum + widthOfRun(run, size), 0);
}

/** The width of a piece of a text, pt. */
export function widthOfRun({ face: { trueType, description }, characters }: Run, size: number): number {
  const units = characters.reduce((sum, { glyph }) => sum + trueType.advanceOf(glyph ?? 0), 0);
  return (units / description.unitsPerEm) * size;
}

/** The first character that no face can draw exactly, in Unicode notation; `null` if all can be drawn. */
export function lackingIn(face: Face, text: string): string | null {
  for (const { characters } of runsOf(face, text)) {
    const lacking = characters.find(({ glyph }) => glyph === null);
    if (lacking !== undefined) return inUnicodeNotation(lacking.text);
  }
  return null;
}
