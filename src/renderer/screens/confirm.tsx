import { Page } from '../layout/page.tsx';
import { Accepted } from '../parts/accepted.tsx';
import { Lines } from '../parts/lines.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Total } from '../parts/total.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 確認: what, how many, how much, and with which money, before any of it is taken. */
export function Confirm({ screen }: Of<'confirm'>) {
  const { t } = useWords();
  const free = screen.total === 0;
  return (
    <Page
      title={t('confirm.title')}
      main={<NextButton words={free ? 'confirm.goFree' : 'confirm.go'} />}
      ownMoney
    >
      <Lines lines={screen.lines} />
      {screen.exactOnly && !free ? (
        <Notice tone="warn">
          <p>{t('common.exactOnly')}</p>
        </Notice>
      ) : null}
      <div className="confirm-foot">
        {free ? null : <Accepted label={t('confirm.accepts')} accepts={screen.accepts} />}
        <Total yen={screen.total} />
      </div>
    </Page>
  );
}
