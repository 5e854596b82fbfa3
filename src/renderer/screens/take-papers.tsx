import { Page } from '../layout/page.tsx';
import { Chime } from '../parts/chime.tsx';
import { HushButton } from '../parts/hush-button.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Scene } from '../parts/scene.tsx';
import { Paper } from '../pictures/paper.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 証明書の受け取り: how many sheets lie in the tray, and whether some are seen there still. */
export function TakePapers({ screen }: Of<'takePapers'>) {
  const { t } = useWords();
  const { papers, watched, stillThere } = screen;
  return (
    <Page main={<NextButton words="common.taken" />} second={<HushButton />}>
      <Chime />
      <Scene
        picture={<Paper moving={false} />}
        title={t(papers === null ? 'takePapers.lastCall' : 'takePapers.title')}
        lead={t(
          papers === null ? 'takePapers.lastCallLead' : watched ? 'takePapers.watched' : 'takePapers.lead',
        )}
      >
        {papers === null ? null : <p className="sum">{t('common.sheets', { count: papers })}</p>}
        {stillThere ? (
          <Notice tone="warn">
            <p className="notice-title">{t('takePapers.stillThere')}</p>
          </Notice>
        ) : null}
      </Scene>
    </Page>
  );
}
