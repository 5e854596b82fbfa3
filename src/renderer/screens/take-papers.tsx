import { Page } from '../layout/page.tsx';
import { Chime } from '../parts/chime.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Paper } from '../pictures/paper.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 証明書の受け取り: how many sheets lie in the tray. */
export function TakePapers({ screen }: Of<'takePapers'>) {
  const { t } = useWords();
  const papers = t('common.sheets', { count: screen.papers });
  return (
    <Page main={<NextButton words="common.taken" />}>
      <Chime />
      <Scene picture={<Paper moving={false} />} title={t('takePapers.title')} lead={t('takePapers.lead')}>
        <p className="sum">{papers}</p>
      </Scene>
    </Page>
  );
}
