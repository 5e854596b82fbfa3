import type { Language } from '#contract/language.ts';
import type { Yen } from '#contract/yen.ts';

import { asJapanTime } from '../japan-time.ts';
import type { Area, Part } from '../layout/sheet.ts';
import { joined, text } from '../layout/sheet.ts';
import type { SlipWords } from './words.ts';
import { printedBeside, WORDS } from './words.ts';

/** The frame of a slip, mm on A6. */
export const SLIP = { left: 8, width: 89, height: 148.5, across: 105 } as const;

type Look = Parameters<typeof text>[3];

/** A row of text over the whole width, or part of it. */
export function line(item: string, value: string, y: number, height: number, look: Look): Part {
  return text(item, value, { x: SLIP.left, y, width: SLIP.width, height }, { face: 'gothic', ...look });
}

/** A phrase in Japanese and, smaller below it, in the visit's language where that is another. */
export function phrase(
  language: Language,
  word: (words: SlipWords) => string,
  { x, y, width, height }: Area,
  look: Look,
): Part {
  const japanese = word(WORDS.ja);
  const own = { face: 'gothic', ...look } as const;
  const beside = printedBeside(language);
  if (beside === undefined) return text(japanese, japanese, { x, y, width, height }, own);
  const upper = height * 0.58;
  return joined([
    text(japanese, japanese, { x, y, width, height: upper }, own),
    text(
      japanese,
      word(WORDS[beside]),
      { x, y: y + upper, width, height: height - upper },
      { ...own, size: look.size * 0.75, least: 4 },
    ),
  ]);
}

/** A label to the left and its value to the right. `y` and `height` in mm. */
export function labelled(
  language: Language,
  word: (words: SlipWords) => string,
  value: string,
  y: number,
  { size = 9, height = 7.5, label = 34 } = {},
): Part {
  const rest = { x: SLIP.left + label, y, width: SLIP.width - label, height };
  return joined([
    phrase(language, word, { x: SLIP.left, y, width: label, height }, { size: 7.5 }),
    text(word(WORDS.ja), value, rest, { size, face: 'gothic', align: 'right', least: 5 }),
  ]);
}

/** A line across, at `y` mm. */
export function ruleAt(y: number): Part {
  const rule = { from: [SLIP.left, y], to: [SLIP.left + SLIP.width, y], weight: 0.4 } as const;
  return { boxes: [], rules: [rule], pictures: [] };
}

/** `2,400円`; digits and sign are the same to every reader. */
export function yenText(amount: Yen): string {
  return `${amount.toLocaleString('en-US')}円`;
}

/** `2026-11-24 10:32`, in Japan: the same to every reader. */
export function timeText(at: number): string {
  return asJapanTime(at).slice(0, 16).replace('T', ' ');
}
