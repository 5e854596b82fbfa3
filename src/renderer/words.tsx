import { createInstance, type ParseKeys, type TFunction } from 'i18next';
import { createContext, use, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';

import en from '#resources/texts/en.json' with { type: 'json' };
import jaEasy from '#resources/texts/ja-x-easy.json' with { type: 'json' };
import ja from '#resources/texts/ja.json' with { type: 'json' };
import ko from '#resources/texts/ko.json' with { type: 'json' };
import ne from '#resources/texts/ne.json' with { type: 'json' };
import pt from '#resources/texts/pt.json' with { type: 'json' };
import readings from '#resources/texts/readings.json' with { type: 'json' };
import staffEn from '#resources/texts/staff.en.json' with { type: 'json' };
import staffJa from '#resources/texts/staff.ja.json' with { type: 'json' };
import tl from '#resources/texts/tl.json' with { type: 'json' };
import vi from '#resources/texts/vi.json' with { type: 'json' };
import zhHans from '#resources/texts/zh-Hans.json' with { type: 'json' };
import zhHant from '#resources/texts/zh-Hant.json' with { type: 'json' };
import { baseOf, isJapanese, Language } from '#contract/language.ts';

import { ruby } from './furigana/ruby.tsx';
import { bare, piecesOf, speller } from './furigana/spell.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en; staff: typeof staffEn };
  }
}

const TEXTS: Readonly<Record<Language, object>> = {
  ja,
  'ja-x-easy': jaEasy,
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ko,
  vi,
  pt,
  ne,
  tl,
};

/** All texts of all languages, at hand from the first moment. Those for staff are in Japanese and English only. */
const i18n = createInstance();
void i18n.use(initReactI18next).init({
  lng: 'ja',
  load: 'currentOnly',
  fallbackLng: (language) => [baseOf(Language.parse(language))],
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {
    ...Object.fromEntries(
      Object.entries(TEXTS).map(([language, translation]) => [language, { translation }]),
    ),
    ja: { translation: ja, staff: staffJa },
    en: { translation: en, staff: staffEn },
  },
});

const Spoken = createContext<Language>('ja');
/** ふりがな: whether Japanese has its readings above the kanji; easy Japanese always does. */
const Furigana = createContext(false);

const spell = speller(readings);

/** The texts inside are in this language, for the eye and for a screen reader. */
export function In({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <Spoken value={language}>
      <div className="in" lang={language}>
        {children}
      </div>
    </Spoken>
  );
}

interface Props {
  readonly language: Language;
  readonly furigana?: boolean;
  readonly children: ReactNode;
}

/** The language of the frame, for all that is drawn inside. */
export function Words({ language, furigana = false, children }: Props) {
  return (
    <I18nextProvider i18n={i18n}>
      <Furigana value={furigana}>
        <Spoken value={language}>{children}</Spoken>
      </Furigana>
    </I18nextProvider>
  );
}

/** What is put into the places of a text. */
type Values = Readonly<Record<string, string | number>>;

export interface Spoken {
  /** A text to be shown, with its readings where they are wanted. */
  readonly t: (key: ParseKeys, values?: Values) => ReactNode;
  /** A text as a plain string: for labels that are heard, and to be put into another. */
  readonly say: (key: ParseKeys, values?: Values) => string;
  /** A text that was said or put together here, with its readings where they are wanted. */
  readonly read: (text: string) => ReactNode;
  /** A name that comes from elsewhere, e.g. from the town, with the readings that it brings along. */
  readonly named: (text: string) => ReactNode;
  readonly language: Language;
}

/** The words of the language spoken here. */
export function useWords(): Spoken {
  const language = use(Spoken);
  const furigana = use(Furigana);
  const { t: say } = useTranslation('translation', { lng: language });
  const isRead = language === 'ja-x-easy' || (furigana && isJapanese(language));
  const read = (text: string) => (isRead ? ruby(spell(text)) : bare(text));
  return {
    t: (key, values) => read(say(key, values ?? {})),
    say: (key, values) => bare(say(key, values ?? {})),
    read,
    named: (text) => (isRead ? ruby(piecesOf(text)) : bare(text)),
    language,
  };
}

/** 係員の言葉: the words of staff, who work in Japanese, or in English; any other language falls back to Japanese. */
export function useStaffWords(): { readonly s: TFunction<'staff'>; readonly language: 'ja' | 'en' } {
  const language = use(Spoken) === 'en' ? 'en' : 'ja';
  const { t: s } = useTranslation('staff', { lng: language });
  return { s, language };
}
