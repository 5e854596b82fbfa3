import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Sign } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';

/** Before the try that may lock the card: stopping is made easy, going on is said to be grave. */
export function ConfirmLastTry() {
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
      >
        <p className="advice">{t('confirmLastTry.advice')}</p>
      </Scene>
    </Page>
  );
}
