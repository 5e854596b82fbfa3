import { useEffect, useRef } from 'react';

import type { Action } from '#contract/action.ts';

import { Pressable } from '../parts/pressable.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';
import { LanguageName } from './language-name.tsx';

/** 言語を選ぶ: every language by its own name. Before a visit the choice begins one; in it, it changes the words and nothing else. */
export function LanguagePanel({ close }: { close: () => void }) {
  const { hello, frame, act } = useStage();
  const { t } = useWords();
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => panel.current?.showModal(), []);
  const starts = frame.screen.name === 'idle';
  return (
    <dialog className="language-panel" ref={panel} aria-labelledby="language-title" onClose={close}>
      <h2 id="language-title">{t('language.choose')}</h2>
      <p>{t('language.paper')}</p>
      <div className="language-choices">
        {hello.languages.map((language) => {
          const action: Action = { name: starts ? 'start' : 'setLanguage', language };
          const choose = () => {
            act(action);
            close();
          };
          return (
            <In key={language} language={language}>
              <Pressable
                action={action.name}
                look={!starts && language === frame.language ? 'main' : 'plain'}
                onPress={choose}
              >
                <LanguageName />
              </Pressable>
            </In>
          );
        })}
      </div>
      <Pressable look="quiet" onPress={close}>
        <span aria-hidden="true">◀</span> {t('common.back')}
      </Pressable>
    </dialog>
  );
}
