import type { Language } from '#contract/language.ts';
import type { Yen } from '#contract/yen.ts';

const LOCALE = { ja: 'ja-JP', en: 'en-US' } as const;

/** `1,000円` or `¥1,000`: one sign, never both. */
export function yenText(amount: Yen, language: Language): string {
  const figures = figuresText(amount, language);
  return language === 'ja' ? `${figures}円` : `¥${figures}`;
}

/** Figures alone, grouped by thousands. */
export function figuresText(amount: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language]).format(amount);
}

/** A moment as people in Japan say it, e.g. `11月24日(火) 8:30`. */
export function momentText(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: 'Asia/Tokyo',
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** `100-0015`: a slip number as it is printed on the slip (受付番号). */
export function relayNumberText(digits: string): string {
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}

/** `8:30–17:15`, and what comes after a pause. */
export function hoursText(hours: readonly { readonly from: string; readonly to: string }[]): string {
  return hours.map(({ from, to }) => `${short(from)}–${short(to)}`).join(', ');
}

/** `08:30` as it is said: `8:30`. */
function short(time: string): string {
  return time.replace(/^0/, '');
}
