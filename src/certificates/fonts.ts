import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { create } from 'fontkit';

import {
  clustersOf,
  draws,
  firstLacking,
  forgetGlyphs,
  isOpenFont,
  repairVariations,
  repertoireOf,
} from './glyphs.ts';
import type { OpenFont, Repertoire } from './glyphs.ts';
import { rememberLayouts, spareOutlines } from './shaping.ts';
import type { Remembered } from './shaping.ts';

/** Font files (TTF), by the part that they play on the form. */
export interface FontFiles {
  /** 明朝: what is registered. */
  readonly mincho: string;
  /** ゴシック: what the form itself says. */
  readonly gothic: string;
  /** 行政事務標準文字 beyond the 明朝: for single characters that it does not have; null where there is none. */
  readonly rareMincho: string | null;
}

/** A font that lives as long as the process and is shared by all documents. */
export interface Face {
  readonly font: OpenFont;
  readonly repertoire: Repertoire;
  readonly layouts: Remembered;
  /** Where a character is drawn that this face does not have; opened when first needed, because it is large. */
  readonly beyond: LaterFace | null;
}

/** A face that is opened when it is first asked for. */
interface LaterFace {
  readonly open: () => Face;
  readonly opened: () => Face | undefined;
}
export type Faces = Readonly<Record<'mincho' | 'gothic', Face>>;

/** A piece of a text that one face draws. */
export interface Run {
  readonly face: Face;
  readonly text: string;
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

/** Opens the fonts and puts fontkit's faults right. A font that cannot be opened is a broken installation and throws. */
export function openFaces({ mincho, gothic, rareMincho }: FontFiles): Faces {
  return {
    mincho: openFace(mincho, rareMincho === null ? null : later(() => openFace(rareMincho, null))),
    gothic: openFace(gothic, null),
  };
}

function openFace(file: string, beyond: Face['beyond']): Face {
  const font = create(readFileSync(file));
  if (!isOpenFont(font)) throw new TypeError(`${file} is not one font, or fontkit has changed inside`);
  const repertoire = repertoireOf(font);
  repairVariations(font, repertoire);
  spareOutlines(font);
  return { font, repertoire, layouts: rememberLayouts(font), beyond };
}

function later(open: () => Face): LaterFace {
  let opened: Face | undefined;
  return { open: () => (opened ??= open()), opened: () => opened };
}

/**
 * A text as the faces share it: character by character, each with its selector, in the first face that has exactly this shape. A
 * selector means what its own collection says (Adobe-Japan1, Moji_Joho), and no shape stands in for another.
 */
export function runsOf(face: Face, text: string): readonly Run[] {
  const { beyond } = face;
  if (beyond === null || firstLacking(face.repertoire, text) === null) return [{ face, text }];
  const runs: { face: Face; text: string }[] = [];
  for (const cluster of clustersOf(text)) {
    const drawer = draws(face.repertoire, cluster) ? face : beyond.open();
    const last = runs.at(-1);
    if (last?.face === drawer) last.text += cluster;
    else runs.push({ face: drawer, text: cluster });
  }
  return runs;
}

/** The width of a text on one line, pt. */
export function widthOf(face: Face, text: string, size: number): number {
  return runsOf(face, text).reduce((sum, run) => sum + widthOfRun(run, size), 0);
}

/** The width of a piece of a text, pt. */
export function widthOfRun({ face: { font, layouts }, text }: Run, size: number): number {
  return (layouts.advanceOf(text) / font.unitsPerEm) * size;
}

/** The first character that no face can draw exactly, in Unicode notation; `null` if all can be drawn. */
export function lackingIn(face: Face, text: string): string | null {
  for (const run of runsOf(face, text)) {
    const lacking = firstLacking(run.face.repertoire, run.text);
    if (lacking !== null) return lacking;
  }
  return null;
}

/** Keeps how the texts of a document about nobody were set: those that every form shares are set once in a process. */
export function keepSettings(faces: Faces): void {
  for (const { layouts } of [faces.mincho, faces.gothic]) layouts.keep();
}

/** Makes the faces as if nothing had been set with them since they were opened: no trace of one resident reaches the next. */
export function refresh(faces: Faces): void {
  for (const face of [faces.mincho, faces.gothic]) {
    forget(face);
    const rare = face.beyond?.opened();
    if (rare) forget(rare);
  }
}

function forget({ font, layouts }: Face): void {
  forgetGlyphs(font);
  layouts.forget();
}
