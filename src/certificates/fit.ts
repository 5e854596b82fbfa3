import type { Face } from './fonts.ts';
import { widthOf } from './fonts.ts';
import type { TextBox } from './layout/sheet.ts';
import { points } from './layout/sheet.ts';

/** From baseline to baseline, in type sizes. */
export const LEADING = 1.3;
const STEP = 0.25;

/** A text as it will be set: its lines, and the type size in pt. */
export interface Setting {
  readonly lines: readonly string[];
  readonly size: number;
}

/**
 * The largest setting of a text that fits its box: smaller type first, and as many lines as the height takes. `null` if even
 * the least size overflows; then nothing may be printed (住民記録システム標準仕様書 第3章, 文字溢れ).
 */
export function fit(face: Face, box: TextBox): Setting | null {
  const width = points(box.width);
  for (let size = box.size; size >= box.least; size -= STEP) {
    const room = Math.max(1, Math.floor(points(box.height) / (size * LEADING)));
    const lines = broken(box.text, (text) => widthOf(face, text, size) <= width, room);
    if (lines !== null) return { lines, size };
  }
  return null;
}

const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Breaks a text into lines that fit; `null` if it takes more of them than there is room for. */
function broken(text: string, fits: (text: string) => boolean, room: number): string[] | null {
  if (fits(text)) return [text];
  if (room < 2) return null;
  for (const line of beginnings(text, fits)) {
    const rest = broken(text.slice(line.length), fits, room - 1);
    if (rest !== null) return [line.trimEnd(), ...rest];
  }
  return null;
}

/** The first lines to try: up to the last space, up to the last whole number or Latin word, as many characters as fit. */
function beginnings(text: string, fits: (text: string) => boolean): string[] {
  let line = '';
  for (const { segment } of characters.segment(text)) {
    if (!fits(line + segment)) break;
    line += segment;
  }
  const toSpace = line.slice(0, line.lastIndexOf(' ') + 1);
  const inWord = /^[0-9A-Za-z]/.test(text.slice(line.length));
  const toWord = inWord ? line.replace(/[0-9A-Za-z]+$/, '') : line;
  return [toSpace, toWord, line].filter((each) => each !== '');
}
