import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Places } from '../parts/places.tsx';
import { Scene } from '../parts/scene.tsx';
import { Sign } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** Before the try that may lock the card: stopping is made easy, going on is said to be grave. */
export function ConfirmLastTry({ screen }: Of<'confirmLastTry'>) {
  const { t } = useWords();
  return (
    <Page
      main={
        <Button action={{ name: 'next' }} look="grave">
          {t('confirmLastTry.go')}
        </Button>
      }
    >
      <Scene
        picture={<Sign mark="warn" />}
        title={t('confirmLastTry.title')}
        lead={t('confirmLastTry.lead')}
        tone="warn"
        dense={screen.help !== null}
      >
        <p className="advice">{t('confirmLastTry.advice')}</p>
        <Places help={screen.help} />
      </Scene>
    </Page>
  );
}
