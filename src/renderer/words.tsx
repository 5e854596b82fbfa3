import { createInstance, type TFunction } from 'i18next';
import { createContext, use, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';

import en from '#resources/texts/en.json' with { type: 'json' };
import ja from '#resources/texts/ja.json' with { type: 'json' };
import staffEn from '#resources/texts/staff.en.json' with { type: 'json' };
import staffJa from '#resources/texts/staff.ja.json' with { type: 'json' };
import type { Language } from '#contract/language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en; staff: typeof staffEn };
  }
}

/** All texts of all languages, at hand from the first moment. */
const i18n = createInstance();
void i18n.use(initReactI18next).init({
  lng: 'ja',
  fallbackLng: 'ja',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { ja: { translation: ja, staff: staffJa }, en: { translation: en, staff: staffEn } },
});

const Spoken = createContext<Language>('ja');

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

/** The language of the frame, for all that is drawn inside. */
export function Words({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <Spoken value={language}>{children}</Spoken>
    </I18nextProvider>
  );
}

/** The words of the language spoken here. */
export function useWords(): { readonly t: TFunction; readonly language: Language } {
  const language = use(Spoken);
  const { t } = useTranslation('translation', { lng: language });
  return { t, language };
}

/** 係員の言葉: the words of staff, who work in Japanese, or in English; any other language falls back to Japanese. */
export function useStaffWords(): { readonly s: TFunction<'staff'>; readonly language: Language } {
  const language = use(Spoken);
  const { t: s } = useTranslation('staff', { lng: language });
  return { s, language };
}
