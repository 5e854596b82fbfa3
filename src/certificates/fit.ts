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

/** How much smaller a text may become so that no line of one or two characters is left over (追い込み), pt. */
const DRAWN_IN = 1;

/**
 * The largest setting of a text that fits its box: smaller type first, and as many lines as the height takes. `null` if even
 * the least size overflows; then nothing may be printed (住民記録システム標準仕様書 第3章, 文字溢れ).
 */
export function fit(face: Face, box: TextBox): Setting | null {
  const largest = fitBetween(face, box, box.size, box.least);
  const left = largest?.lines.at(-1) ?? '';
  if (largest === null || largest.lines.length === 1 || [...characters.segment(left)].length > 2)
    return largest;
  const least = Math.max(box.least, largest.size - DRAWN_IN);
  const drawnIn = fitBetween(face, box, largest.size, least, largest.lines.length - 1);
  return drawnIn !== null && isWellBroken(drawnIn.lines) ? drawnIn : largest;
}

function fitBetween(face: Face, box: TextBox, from: number, least: number, most = Infinity): Setting | null {
  const width = points(box.width);
  for (let size = from; size >= least; size -= STEP) {
    const room = Math.max(1, Math.floor(points(box.height) / (size * LEADING)));
    const lines = broken(box.text, (text) => widthOf(face, text, size) <= width, Math.min(room, most));
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

/** 行頭禁則 and 行末禁則 (JIS X 4051): what begins no line, and what ends none. */
const NOT_FIRST =
  /^[、。，．・：；？！」』】）〕］｝〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ]/u;
const NOT_LAST = /[「『【（〔［｛〈《]$/u;

function isWellBroken(lines: readonly string[]): boolean {
  return lines.every(
    (line, index) =>
      (index === 0 || !NOT_FIRST.test(line)) && (index === lines.length - 1 || !NOT_LAST.test(line)),
  );
}

/**
 * The first lines to try: up to the last space, up to the last whole number or Latin word, up to where Japanese may be broken, as
 * many characters as fit.
 */
function beginnings(text: string, fits: (text: string) => boolean): string[] {
  const taken: string[] = [];
  for (const { segment } of characters.segment(text)) {
    if (!fits([...taken, segment].join(''))) break;
    taken.push(segment);
  }
  const line = taken.join('');
  const toSpace = line.replace(/[^ \u3000]*$/, '');
  const inWord = /^[0-9A-Za-z]/.test(text.slice(line.length));
  const toWord = inWord ? line.replace(/[0-9A-Za-z]+$/, '') : line;
  return [toSpace, toBreak(toWord, text), toBreak(line, text), line].filter((each) => each !== '');
}

/** A line as it is, or shorter by the characters that have to stay together with what follows. */
function toBreak(line: string, text: string): string {
  if (!NOT_FIRST.test(text.slice(line.length)) && !NOT_LAST.test(line)) return line;
  const shorter = Array.from(characters.segment(line), ({ segment }) => segment).slice(0, -1);
  return shorter.length === 0 ? '' : toBreak(shorter.join(''), text);
}
