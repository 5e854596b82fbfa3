import { Button } from '../parts/button.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';

/** Always upper right; it changes the words and nothing else. */
export function LanguageSwitch() {
  const { hello, frame } = useStage();
  const { t } = useWords();
  if (hello.languages.length < 2) return null;
  return (
    <div className="language-switch" role="group" aria-label={t('language.switch')}>
      {hello.languages.map((language) => (
        <Button
          key={language}
          action={{ name: 'setLanguage', language }}
          chosen={language === frame.language}
          className="language-button"
        >
          <In language={language}>
            <LanguageName />
          </In>
        </Button>
      ))}
    </div>
  );
}

/** The name of the language spoken here, in itself. */
export function LanguageName() {
  const { t } = useWords();
  return t('language.name');
}
