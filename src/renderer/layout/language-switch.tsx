import { isJapanese } from '#contract/language.ts';

import { Button } from '../parts/button.tsx';
import { Press } from '../parts/press.tsx';
import { Globe } from '../pictures/globe.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';

/** Always upper right: the way to every language and, in Japanese, the readings above the kanji. */
export function LanguageSwitch() {
  const { hello, frame, openLanguages } = useStage();
  const { t, language } = useWords();
  return (
    <div className="language-switch">
      {language === 'ja' ? (
        <Button
          action={{ name: 'setFurigana', shown: !frame.furigana }}
          chosen={frame.furigana}
          className="language-button"
        >
          {t('language.furigana')}
        </Button>
      ) : null}
      {hello.languages.length < 2 ? null : (
        <Press onPress={openLanguages} className="language-open" data-opens="languages">
          <Globe />
          <span className="language-open-words">
            <span>{t('language.switch')}</span>
            <In language={isJapanese(language) || language === 'en' ? other(language) : 'en'}>
              <SwitchWord />
            </In>
          </span>
        </Press>
      )}
    </div>
  );
}

/** Whoever cannot read the language that is shown finds the word in one that more people read. */
function other(language: 'ja' | 'ja-x-easy' | 'en'): 'ja' | 'en' {
  return language === 'en' ? 'ja' : 'en';
}

function SwitchWord() {
  const { t } = useWords();
  return <span>{t('language.switch')}</span>;
}

/** The name of the language spoken here, in itself. */
export function LanguageName() {
  const { t } = useWords();
  return t('language.name');
}
