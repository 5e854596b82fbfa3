import { yenText } from '../format.ts';
import { Page } from '../layout/page.tsx';
import { CardReminder } from '../parts/card-reminder.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { ReceiptButton, ReceiptWords } from '../parts/slip-outcome.tsx';
import { Sign } from '../pictures/sign.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** The end of a visit that went well, and what was had for how much. */
export function Finished({ screen }: Of<'finished'>) {
  const { t, language } = useWords();
  const summary = {
    papers: t('common.sheets', { count: screen.papers }),
    fee: yenText(screen.fee, language),
    change: yenText(screen.change, language),
  };
  return (
    <Page
      main={<NextButton words="common.end" />}
      second={<ReceiptButton shown={screen.canReceipt} />}
      ownMoney
    >
      <Scene
        picture={<Sign mark="done" />}
        title={t('finished.title')}
        lead={t('finished.lead')}
        tone="good"
        dense={screen.slip !== null}
      >
        <dl className="summary">
          {(['papers', 'fee', 'change'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`finished.${part}`)}</dt>
              <dd>{summary[part]}</dd>
            </div>
          ))}
        </dl>
        <ReceiptWords slip={screen.slip} />
        <CardReminder shown={screen.cardOnReader} />
      </Scene>
    </Page>
  );
}
