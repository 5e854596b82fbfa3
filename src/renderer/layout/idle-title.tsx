import type { Board } from '#contract/board.ts';

import { hoursText } from '../format.ts';
import { In, useWords } from '../words.tsx';

/** What this terminal is for and when it serves today, said to whoever passes by. */
export function IdleTitle({ today }: Pick<Board, 'today'>) {
  return (
    <div className="idle-title">
      <In language="ja">
        <Title />
      </In>
      <In language="en">
        <Title second />
      </In>
      {today.length === 0 ? null : (
        <div className="idle-hours">
          <In language="ja">
            <Today />
          </In>
          <In language="en">
            <Today />
          </In>
          <strong>{hoursText(today, 'en')}</strong>
        </div>
      )}
    </div>
  );
}

function Title({ second = false }: { second?: boolean }) {
  const { t } = useWords();
  return second ? <p className="idle-second">{t('idle.title')}</p> : <h1>{t('idle.title')}</h1>;
}

function Today() {
  const { t } = useWords();
  return <span>{t('idle.today')}</span>;
}
