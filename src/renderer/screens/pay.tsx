import { MoneyBar } from '../layout/money-bar.tsx';
import { Page } from '../layout/page.tsx';
import { Accepted } from '../parts/accepted.tsx';
import { Notice } from '../parts/notice.tsx';
import { PutIn } from '../pictures/cash.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 入金: how much is still missing, in the largest figures of all. */
export function Pay({ screen }: Of<'pay'>) {
  const { t } = useWords();
  const { money } = useStage().frame;
  return (
    <Page ownMoney>
      <div className="pay">
        <div className="pay-picture">
          <PutIn />
        </div>
        <div className="pay-words">
          <h1>{t('pay.title')}</h1>
          {screen.refused ? (
            <Notice tone="warn">
              <p>{t('pay.refused')}</p>
            </Notice>
          ) : null}
          {money ? <MoneyBar money={money} large /> : null}
        </div>
        <Accepted label={t('pay.accepts')} accepts={screen.accepts} />
      </div>
    </Page>
  );
}
