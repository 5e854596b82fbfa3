import { Page } from '../layout/page.tsx';
import { CardReminder } from '../parts/card-reminder.tsx';
import { MoneyWords } from '../parts/money-outcome.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { Clock, Sign } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** The end of a visit that was stopped, by the person or by time. */
export function Ended({ screen }: Of<'ended'>) {
  const { t } = useWords();
  return (
    <Page main={<NextButton words="common.end" />} ownMoney>
      <Scene
        picture={screen.why === 'timeout' ? <Clock /> : <Sign mark="done" />}
        title={t(`ended.${screen.why}`)}
        lead={t('ended.lead')}
      >
        <MoneyWords money={screen.money} slip={screen.slip} />
        <CardReminder shown={screen.cardOnReader} />
      </Scene>
    </Page>
  );
}
