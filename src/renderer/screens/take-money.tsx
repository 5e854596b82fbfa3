import { Page } from '../layout/page.tsx';
import { Amount } from '../parts/amount.tsx';
import { HushButton } from '../parts/hush-button.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Tray } from '../pictures/cash.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** おつり or 返金 in the tray. */
export function TakeMoney({ screen }: Of<'takeMoney'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton words="common.taken" />} second={<HushButton />}>
      <Scene
        picture={<Tray moving={false} />}
        title={t(`takeMoney.${screen.why}`)}
        lead={t('takeMoney.lead')}
      >
        <p className="sum">
          <Amount yen={screen.amount} />
        </p>
      </Scene>
    </Page>
  );
}
