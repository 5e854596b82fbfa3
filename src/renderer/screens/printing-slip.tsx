import { Page } from '../layout/page.tsx';
import { MoneyWords } from '../parts/money-outcome.tsx';
import { Scene } from '../parts/scene.tsx';
import { Paper } from '../pictures/paper.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 領収書・未返金票の印刷: the money is settled, and its number is here already. */
export function PrintingSlip({ screen }: Of<'printingSlip'>) {
  const { t } = useWords();
  return (
    <Page>
      <Scene
        picture={<Paper moving />}
        title={t(`printingSlip.${screen.what}`)}
        lead={t('printingSlip.lead')}
        dense
      >
        <MoneyWords money={screen.money} />
      </Scene>
    </Page>
  );
}
