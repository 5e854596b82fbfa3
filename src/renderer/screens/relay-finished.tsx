import { relayNumberText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { MoneyWords } from '../parts/money-outcome.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Sign } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** The fee is paid. The paper waits at the counter, for whoever brings the receipt there. */
export function RelayFinished({ screen }: Of<'relayFinished'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton words="common.end" />} ownMoney>
      <Scene picture={<Sign mark="done" />} title={t('relayFinished.title')} tone="good" dense>
        <section className="outcome outcome-next">
          <h2>{t('relayFinished.next')}</h2>
          <div>
            <p>{t(`relayFinished.${screen.receipt}`)}</p>
            <p className="owed-number">
              <span>{t('relayConfirm.slip')}</span>
              <strong>{relayNumberText(screen.slip)}</strong>
            </p>
          </div>
        </section>
        <MoneyWords money={screen.money} />
      </Scene>
    </Page>
  );
}
