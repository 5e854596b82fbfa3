import { Page } from '../layout/page.tsx';
import { Bilingual } from '../parts/bilingual.tsx';
import { Button } from '../parts/button.tsx';
import { Chime } from '../parts/chime.tsx';
import { HushButton } from '../parts/hush-button.tsx';
import { Paper } from '../pictures/paper.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 取り忘れ: papers of somebody lie in the tray. Whoever comes by is told in both languages to leave them there. */
export function PapersLeft({ screen }: Of<'papersLeft'>) {
  const { t } = useWords();
  return (
    <Page
      main={
        screen.staffed ? (
          <Button action={{ name: 'staff' }} look="plain">
            {t('papersLeft.staff')}
          </Button>
        ) : null
      }
      second={<HushButton />}
    >
      <Chime />
      <div className="scene" data-tone="warn">
        <div className="scene-picture">
          <Paper moving={false} />
        </div>
        <Bilingual>
          <Words owing={screen.owing} />
        </Bilingual>
      </div>
    </Page>
  );
}

function Words({ owing }: { readonly owing: boolean }) {
  const { t } = useWords();
  return (
    <>
      <h1>{t('papersLeft.title')}</h1>
      <p className="lead">{t('papersLeft.lead')}</p>
      <p className="reason">
        <strong>{t('papersLeft.owner')}</strong> <span>{t('papersLeft.next')}</span>
      </p>
      {owing ? <p className="reason">{t('papersLeft.owing')}</p> : null}
    </>
  );
}
