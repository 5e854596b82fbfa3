import { Page } from '../layout/page.tsx';
import { Amount } from '../parts/amount.tsx';
import { Scene } from '../parts/scene.tsx';
import { Tray } from '../pictures/cash.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** おつり or 返金 on its way. */
export function PayingBack({ screen }: Of<'payingBack'>) {
  const { t } = useWords();
  return (
    <Page>
      <Scene picture={<Tray moving />} title={t(`payingBack.${screen.why}`)} lead={t('payingBack.lead')}>
        <p className="sum">
          <Amount yen={screen.amount} />
        </p>
      </Scene>
    </Page>
  );
}
