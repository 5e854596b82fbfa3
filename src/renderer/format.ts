import { isJapanese, type Language } from '#contract/language.ts';
import type { Yen } from '#contract/yen.ts';

/** How Intl is asked in each language. Digits are those that stand on keys, coins and papers, in Nepali, too. */
const LOCALE: Readonly<Record<Language, string>> = {
  ja: 'ja-JP',
  'ja-x-easy': 'ja-JP',
  en: 'en-US',
  'zh-Hans': 'zh-Hans-CN',
  'zh-Hant': 'zh-Hant-TW',
  ko: 'ko-KR',
  vi: 'vi-VN',
  pt: 'pt-BR',
  ne: 'ne-NP-u-nu-latn',
  tl: 'fil-PH',
};

/** The sign of the yen where it stands behind the figures; elsewhere it is ¥ and stands before them. */
const BEHIND: Readonly<Partial<Record<Language, string>>> = {
  ja: '円',
  'ja-x-easy': '円',
  'zh-Hans': '日元',
  'zh-Hant': '日圓',
  ko: '엔',
};

/** Where the sign stands, and what it is: one, never both. */
export function yenSign(language: Language): { readonly before: string; readonly after: string } {
  const after = BEHIND[language];
  return after === undefined ? { before: '¥', after: '' } : { before: '', after };
}

/** `1,000円` or `¥1,000` */
export function yenText(amount: Yen, language: Language): string {
  const { before, after } = yenSign(language);
  return `${before}${figuresText(amount, language)}${after}`;
}

/** Figures alone, grouped by thousands. */
export function figuresText(amount: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { useGrouping: 'always' }).format(amount);
}

/** A moment as people in Japan say it, e.g. `11月24日(火) 8:30`. */
export function momentText(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: 'Asia/Tokyo',
    month: isJapanese(language) ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** 年度 by the year in which it begins: `令和8` in Japanese (the first is 元), `2026` for those who count otherwise. */
export function fiscalYearText(year: number, language: Language): string {
  if (!isJapanese(language)) return String(year);
  const parts = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric' });
  return parts.format(new Date(year, 9, 1)).replace(/年$/, '');
}

/** Several things in a row, none of them above another. */
export function listText(things: readonly string[], language: Language): string {
  return things.join(isJapanese(language) || language.startsWith('zh') ? '、' : ', ');
}

/** `100-0015`: a slip number as it is printed on the slip (受付番号). */
export function relayNumberText(digits: string): string {
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}

/** `8:30–17:15`, and what comes after a pause. */
export function hoursText(
  hours: readonly { readonly from: string; readonly to: string }[],
  language: Language,
): string {
  return listText(
    hours.map(({ from, to }) => `${short(from)}–${short(to)}`),
    language,
  );
}

/** `08:30` as it is said: `8:30`. */
function short(time: string): string {
  return time.replace(/^0/, '');
}
