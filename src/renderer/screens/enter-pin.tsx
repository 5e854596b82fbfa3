import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TenKey } from '../parts/ten-key.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

const PIN_DIGITS = 4;

/** 暗証番号: four circles fill; which digits they stand for is known to the core alone. */
export function EnterPin({ screen }: Of<'enterPin'>) {
  const { t } = useWords();
  const tries = t('enterPin.tries', { count: screen.triesLeft });
  return (
    <Page main={<NextButton disabled={screen.entered < PIN_DIGITS} />}>
      <div className="pin">
        <div className="pin-words">
          <h1>{t('enterPin.title')}</h1>
          <p className="lead">{t('enterPin.lead')}</p>
          <Circles entered={screen.entered} />
          {screen.wrongBefore ? (
            <Notice tone="warn">
              <p className="notice-title">{t('enterPin.wrong')}</p>
              <p>{tries}</p>
            </Notice>
          ) : (
            <p className="pin-tries">{tries}</p>
          )}
        </div>
        <TenKey full={screen.entered === PIN_DIGITS} empty={screen.entered === 0} />
      </div>
    </Page>
  );
}

function Circles({ entered }: { entered: number }) {
  const { say } = useWords();
  return (
    <div className="pin-circles" role="img" aria-label={say('enterPin.entered', { count: entered })}>
      {Array.from({ length: PIN_DIGITS }, (_, place) => (
        <span key={place} data-filled={place < entered || undefined} />
      ))}
    </div>
  );
}
