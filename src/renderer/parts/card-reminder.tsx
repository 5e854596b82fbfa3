import { useWords } from '../words.tsx';
import { Notice } from './notice.tsx';

/** The card still lies on the reader. */
export function CardReminder({ shown }: { shown: boolean }) {
  const { t } = useWords();
  if (!shown) return null;
  return (
    <Notice tone="warn">
      <p>{t('common.takeCardToo')}</p>
    </Notice>
  );
}
