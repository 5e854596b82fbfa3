import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { create } from 'fontkit';

import { firstLacking, forgetGlyphs, isOpenFont, repairVariations, repertoireOf } from './glyphs.ts';
import type { OpenFont, Repertoire } from './glyphs.ts';

/** Font files (TTF), by the part that they play on the form. */
export interface FontFiles {
  /** 明朝: what is registered. */
  readonly mincho: string;
  /** ゴシック: what the form itself says. */
  readonly gothic: string;
}

/** A font that lives as long as the process and is shared by all documents. */
export interface Face {
  readonly font: OpenFont;
  readonly repertoire: Repertoire;
}
export type Faces = Readonly<Record<keyof FontFiles, Face>>;

/** The fonts that come with the product: BIZ UD明朝 and BIZ UDゴシック (SIL Open Font License 1.1). */
export function shippedFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  return {
    mincho: resolve('@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'),
    gothic: resolve('@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf'),
  };
}

/** Opens both fonts and puts fontkit's faults right. A font that cannot be opened is a broken installation and throws. */
export function openFaces(files: FontFiles): Faces {
  return { mincho: openFace(files.mincho), gothic: openFace(files.gothic) };
}

function openFace(file: string): Face {
  const font = create(readFileSync(file));
  if (!isOpenFont(font)) throw new TypeError(`${file} is not one font, or fontkit has changed inside`);
  const repertoire = repertoireOf(font);
  repairVariations(font, repertoire);
  return { font, repertoire };
}

/** The width of a text on one line, pt. */
export function widthOf(face: Face, text: string, size: number): number {
  return (face.font.layout(text).advanceWidth / face.font.unitsPerEm) * size;
}

/** The first character that the face cannot draw exactly, in Unicode notation; `null` if it can draw all. */
export function lackingIn(face: Face, text: string): string | null {
  return firstLacking(face.repertoire, text);
}

/** Makes the faces as if nothing had been set with them yet: no trace of one resident reaches the next. */
export function refresh(faces: Faces): void {
  forgetGlyphs(faces.mincho.font);
  forgetGlyphs(faces.gothic.font);
}
