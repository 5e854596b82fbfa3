import { useState } from 'react';

import { Pressable } from '../parts/pressable.tsx';
import { Eye } from '../pictures/look.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import { LookPanel } from './look-panel.tsx';

/** 見やすさ: upper right on every screen, for whoever cannot read it or cannot reach it as it stands. */
export function LookSwitch() {
  const { frame } = useStage();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Pressable className="look-switch" onPress={() => setOpen(true)}>
        <Eye />
        <span>{t('look.name')}</span>
      </Pressable>
      {open && frame.secondsLeft === null ? <LookPanel close={() => setOpen(false)} /> : null}
    </>
  );
}
