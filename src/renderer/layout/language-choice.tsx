import type { Action } from '#contract/action.ts';
import type { Language } from '#contract/language.ts';

import { Press } from '../parts/press.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';
import { LanguageName } from './language-switch.tsx';

/** 言語を選ぶ: every language by its own name, over everything. Before a visit the choice begins one. */
export function LanguageChoice({ close }: { close: () => void }) {
  const { hello, frame, act } = useStage();
  const { t } = useWords();
  const starts = frame.screen.name === 'idle';
  return (
    <div className="languages" role="dialog" aria-modal="true" aria-labelledby="languages-title">
      <div className="languages-box">
        <h2 id="languages-title">
          <span>{t('language.choose')}</span>
        </h2>
        <p>{t('language.paper')}</p>
        <div className="languages-all">
          {hello.languages.map((language) => {
            const action: Action = { name: starts ? 'start' : 'setLanguage', language };
            return (
              <Press
                key={language}
                onPress={() => {
                  act(action);
                  close();
                }}
                look={!starts && language === frame.language ? 'main' : 'plain'}
                data-action={action.name}
                data-language={language}
                aria-pressed={starts ? undefined : language === frame.language}
              >
                <In language={language}>
                  <LanguageName />
                </In>
              </Press>
            );
          })}
        </div>
        <Press onPress={close} look="quiet" className="languages-close" data-closes="languages">
          <span aria-hidden="true">◀</span> {t('common.back')}
        </Press>
      </div>
    </div>
  );
}

/** Whether a language is one of those that start with a single tap. */
export function startsAtOnce(language: Language): boolean {
  return language === 'ja' || language === 'en';
}
