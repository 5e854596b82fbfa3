import { z } from 'zod';

/**
 * The languages of the screens, as BCP 47 tags. What is printed on a certificate stays Japanese. `ja-x-easy` is やさしい日本語: the
 * standard has no tag for it, so it carries a private one (RFC 5646, 2.2.7) and still counts as Japanese for fonts and voices.
 */
export const Language = z.enum(['ja', 'ja-x-easy', 'en', 'zh-Hans', 'zh-Hant', 'ko', 'vi', 'pt', 'ne', 'tl']);
export type Language = z.infer<typeof Language>;

/** The two languages that every text has, a town’s own and those for staff included. */
export type BaseLanguage = Extract<Language, 'ja' | 'en'>;

/** Whether it is one of these two: they start at one tap, too. */
export function isBase(language: Language): language is BaseLanguage {
  return language === 'ja' || language === 'en';
}

/** Where a text is missing in a language: Japanese for easy Japanese, English for all others. */
export function baseOf(language: Language): BaseLanguage {
  return isJapanese(language) ? 'ja' : 'en';
}

/** 日本語 or やさしい日本語 */
export function isJapanese(language: Language): language is 'ja' | 'ja-x-easy' {
  return language === 'ja' || language === 'ja-x-easy';
}

const Shown = z.string().min(1).max(200);

/**
 * A text that the town itself gives, e.g. its name: in Japanese and in English, and in as many other languages as it likes.
 * Readings may stand in it as `{町役場|まちやくば}`.
 */
export const LocalText = z.strictObject({
  ja: Shown,
  'ja-x-easy': Shown.optional(),
  en: Shown,
  'zh-Hans': Shown.optional(),
  'zh-Hant': Shown.optional(),
  ko: Shown.optional(),
  vi: Shown.optional(),
  pt: Shown.optional(),
  ne: Shown.optional(),
  tl: Shown.optional(),
});
export type LocalText = z.infer<typeof LocalText>;

/** What the town says in this language or, where it says nothing in it, in the nearest of the two that it must give. */
export function localText(text: LocalText, language: Language): string {
  return text[language] ?? text[baseOf(language)];
}
