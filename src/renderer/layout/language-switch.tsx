import { useState } from 'react';

import { Button } from '../parts/button.tsx';
import { Pressable } from '../parts/pressable.tsx';
import { Globe } from '../pictures/globe.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';
import { LanguagePanel } from './language-panel.tsx';

/** Upper right on every screen: the way to every language and, in Japanese, the readings above the kanji. */
export function LanguageSwitch() {
  const { hello, frame } = useStage();
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  if (hello.languages.length < 2) return null;
  return (
    <div className="language-switch">
      {language === 'ja' && frame.screen.name !== 'idle' ? (
        <Button
          action={{ name: 'setFurigana', shown: !frame.furigana }}
          chosen={frame.furigana}
          className="furigana-button"
        >
          {t('language.furigana')}
        </Button>
      ) : null}
      <Pressable className="language-button" action="chooseLanguage" onPress={() => setOpen(true)}>
        <Globe />
        <span className="language-words">
          <span>{t('language.switch')}</span>
          {/* Whoever cannot read the language that is shown finds the word in another. */}
          <In language={language === 'en' ? 'ja' : 'en'}>
            <Word />
          </In>
        </span>
      </Pressable>
      {open && frame.secondsLeft === null ? <LanguagePanel close={() => setOpen(false)} /> : null}
    </div>
  );
}

function Word() {
  const { t } = useWords();
  return <span>{t('language.switch')}</span>;
}
