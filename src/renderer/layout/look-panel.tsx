import { useEffect, useRef, type ReactNode } from 'react';

import type { Look } from '#contract/look.ts';

import { Button } from '../parts/button.tsx';
import { Pressable } from '../parts/pressable.tsx';
import { ContrastPicture, LettersPicture, ReachPicture } from '../pictures/look.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';

/** Three switches, each seen at once behind the panel; the screen below waits as it stands. */
export function LookPanel({ close }: { close: () => void }) {
  const { look } = useStage().frame;
  const { t } = useWords();
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => panel.current?.showModal(), []);
  const letters: Look = { ...look, letters: look.letters === 'large' ? 'normal' : 'large' };
  const contrast: Look = { ...look, contrast: look.contrast === 'high' ? 'normal' : 'high' };
  const reach: Look = { ...look, reach: look.reach === 'low' ? 'normal' : 'low' };
  return (
    <dialog className="look-panel" ref={panel} aria-labelledby="look-title" onClose={close}>
      <h2 id="look-title">{t('look.title')}</h2>
      <div className="look-choices">
        <LookButton next={letters} on={look.letters === 'large'} picture={<LettersPicture />}>
          {t('look.letters')}
        </LookButton>
        <LookButton next={contrast} on={look.contrast === 'high'} picture={<ContrastPicture />}>
          {t('look.contrast')}
        </LookButton>
        <LookButton next={reach} on={look.reach === 'low'} picture={<ReachPicture />}>
          {t('look.reach')}
        </LookButton>
      </div>
      <Pressable look="main" autoFocus onPress={close}>
        {t('look.close')}
      </Pressable>
    </dialog>
  );
}

interface LookButtonProps {
  readonly next: Look;
  readonly on: boolean;
  readonly picture: ReactNode;
  readonly children: ReactNode;
}

function LookButton({ next, on, picture, children }: LookButtonProps) {
  return (
    <Button action={{ name: 'setLook', look: next }} chosen={on} className="answer answer-many look-choice">
      {picture}
      <span className="look-words">{children}</span>
      <span className="answer-mark" />
    </Button>
  );
}
