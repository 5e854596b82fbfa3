import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

/** 音を止める, while a call goes out (WCAG 1.4.2). */
export function HushButton() {
  const { call } = useStage().frame;
  const { t } = useWords();
  if (!call || call.hushed) return null;
  return (
    <Button action={{ name: 'hush' }} look="quiet">
      {t('common.hush')}
    </Button>
  );
}
