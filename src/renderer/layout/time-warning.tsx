import { Button } from '../parts/button.tsx';
import { useWords } from '../words.tsx';

/** 時間切れの予告: over everything, with one way out of it. */
export function TimeWarning({ seconds }: { seconds: number }) {
  const { t } = useWords();
  return (
    <div className="time-warning" role="alertdialog" aria-modal="true" aria-labelledby="time-title">
      <div className="time-box">
        <h2 id="time-title">{t('time.title')}</h2>
        <p className="time-seconds" aria-hidden="true">
          {seconds}
        </p>
        <p className="lead">{t('time.lead', { count: seconds })}</p>
        <Button action={{ name: 'moreTime' }} look="main" autoFocus>
          {t('time.more')}
        </Button>
      </div>
    </div>
  );
}
