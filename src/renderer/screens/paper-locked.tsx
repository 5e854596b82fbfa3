import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Staff } from '../pictures/staff.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 紙の行方不明: locked for privacy; staff come, and the money stays where it is until they have looked. */
export function PaperLocked({ screen }: Of<'paperLocked'>) {
  const { t } = useWords();
  return (
    <Page
      main={
        <Button action={{ name: 'staff' }} look="plain">
          {t('paperLocked.staff')}
        </Button>
      }
      second={
        screen.resident ? (
          <Button action={{ name: 'cancel' }} look="quiet">
            {t('paperLocked.leave')}
          </Button>
        ) : null
      }
    >
      <Scene
        picture={<Staff />}
        title={t('paperLocked.title')}
        lead={t('paperLocked.lead')}
        tone="warn"
        dense
      >
        {screen.resident ? (
          <section className="outcome outcome-next">
            <h2>{t('who.staff')}</h2>
            <p>{t('paperLocked.stay')}</p>
          </section>
        ) : null}
        {screen.money ? (
          <section className="outcome">
            <h2>{t('money.label')}</h2>
            <p>{t('paperLocked.money')}</p>
          </section>
        ) : null}
      </Scene>
    </Page>
  );
}
