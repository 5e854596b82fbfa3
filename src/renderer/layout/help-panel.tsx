import { useEffect, useRef } from 'react';

import { Pressable } from '../parts/pressable.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';

/** 遠隔の手助け: whom to call, which terminal to name, and what nobody may ask. The screen below waits as it stands. */
export function HelpPanel({ close }: { close: () => void }) {
  const { hello } = useStage();
  const { t } = useWords();
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => panel.current?.showModal(), []);
  return (
    <dialog className="look-panel help-panel" ref={panel} aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">{t('call.title')}</h2>
      <p>{t('call.phone')}</p>
      <p className="help-figures">{hello.helpDesk}</p>
      <p>{t('call.say')}</p>
      <p className="help-figures">{t('common.terminal', { terminal: hello.terminal })}</p>
      <p>{t('call.secret')}</p>
      <Pressable look="main" autoFocus onPress={close}>
        {t('look.close')}
      </Pressable>
    </dialog>
  );
}
