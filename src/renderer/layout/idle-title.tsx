import { In, useWords } from '../words.tsx';

/** What this terminal is for, said to whoever passes by. */
export function IdleTitle() {
  return (
    <div className="idle-title">
      <In language="ja">
        <Title />
      </In>
      <In language="en">
        <Title second />
      </In>
    </div>
  );
}

function Title({ second = false }: { second?: boolean }) {
  const { t } = useWords();
  return second ? <p className="idle-second">{t('idle.title')}</p> : <h1>{t('idle.title')}</h1>;
}
