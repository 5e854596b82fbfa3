import type { Language } from '#contract/language.ts';
import type { Frame } from '#contract/screen.ts';

/** The language of a screen: that of the visit, but for staff, who work in Japanese or in English. */
export function spokenOn({ screen, language }: Frame): Language {
  if (!screen.name.startsWith('staff')) return language;
  return language === 'en' ? 'en' : 'ja';
}
