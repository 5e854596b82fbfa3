import { RELAY_DIGITS } from '#contract/relay.ts';

import { relayNumberText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TenKey } from '../parts/ten-key.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 受付番号: read off the slip of the counter, in plain digits, as they are written there. */
export function RelayNumber({ screen }: Of<'relayNumber'>) {
  const { t, say } = useWords();
  const { length } = screen.typed;
  return (
    <Page main={<NextButton disabled={length < RELAY_DIGITS} />}>
      <div className="pin">
        <div className="pin-words">
          <h1>{t('relayNumber.title')}</h1>
          <p className="lead">{t('relayNumber.lead')}</p>
          <p className="staff-typed" aria-label={say('relayNumber.entered', { count: length })}>
            {relayNumberText(screen.typed.padEnd(RELAY_DIGITS, '·'))}
          </p>
          {screen.trouble === null ? null : (
            <Notice tone="warn">
              <p className="notice-title">{t(`relayNumber.${screen.trouble}`)}</p>
              <p>{t('relayNumber.again')}</p>
            </Notice>
          )}
        </div>
        <TenKey full={length === RELAY_DIGITS} empty={length === 0} />
      </div>
    </Page>
  );
}
