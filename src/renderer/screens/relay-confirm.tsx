import { relayNumberText, yenText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { Accepted } from '../parts/accepted.tsx';
import { KindName } from '../parts/kind-name.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Total } from '../parts/total.tsx';
import { KindPicture } from '../pictures/kinds.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 確認: which slip, what for, and how much, before any money is taken. */
export function RelayConfirm({ screen }: Of<'relayConfirm'>) {
  const { t, language } = useWords();
  return (
    <Page title={t('relayConfirm.title')} main={<NextButton words="confirm.go" />} ownMoney>
      <p className="lead relay-slip">
        {t('relayConfirm.slip')} <strong>{relayNumberText(screen.slip)}</strong>
      </p>
      <ol className="lines" data-many={screen.items.length > 2 || undefined}>
        {screen.items.map(({ kind, copies, feeEach }) => (
          <li className="line" key={kind}>
            <KindPicture kind={kind} />
            <div className="line-what">
              <h2>
                <KindName kind={kind} />
              </h2>
            </div>
            <div className="line-copies">
              <strong>{t('common.copies', { count: copies })}</strong>
              <span>{t('common.each', { amount: yenText(feeEach, language) })}</span>
            </div>
          </li>
        ))}
      </ol>
      {screen.exactOnly ? (
        <Notice tone="warn">
          <p>{t('common.exactOnly')}</p>
        </Notice>
      ) : null}
      <div className="confirm-foot">
        <Accepted label={t('confirm.accepts')} accepts={screen.accepts} />
        <Total yen={screen.total} />
      </div>
    </Page>
  );
}
