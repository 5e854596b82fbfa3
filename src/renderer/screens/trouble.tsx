import { faultKey, type FaultKey } from '../fault-words.ts';
import { Page } from '../layout/page.tsx';
import { Button } from '../parts/button.tsx';
import { CardReminder } from '../parts/card-reminder.tsx';
import { MoneyWords } from '../parts/money-outcome.tsx';
import { Places } from '../parts/places.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { ReceiptButton, ReceiptWords } from '../parts/slip-outcome.tsx';
import { Sign } from '../pictures/sign.tsx';
import { Staff } from '../pictures/staff.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** Something went wrong: what, who acts and how, what became of the money and of the papers. */
export function Trouble({ screen }: Of<'trouble'>) {
  const { t } = useWords();
  const fault = faultKey(screen.area, screen.code);
  return (
    <Page
      main={<Way canRetry={screen.canRetry} />}
      second={<ReceiptButton shown={screen.canReceipt} />}
      ownMoney
    >
      <Scene
        picture={screen.who === 'resident' ? <Sign mark="warn" /> : <Staff />}
        title={t(`fault.${fault}.what`)}
        tone={screen.area === 'person' ? 'calm' : 'warn'}
        dense
      >
        <section className="outcome outcome-next">
          <h2>{t(`who.${screen.who}`)}</h2>
          <p>{t(`fault.${fault}.do`)}</p>
        </section>
        <Places help={screen.help} />
        <MoneyWords money={screen.money} slip={screen.slip} waits={fault === 'center/relayUnknown'} />
        <ReceiptWords slip={screen.slip} />
        <Papers printed={screen.printed} fault={fault} />
        <CardReminder shown={screen.cardOnReader} />
      </Scene>
    </Page>
  );
}

function Way({ canRetry }: { canRetry: boolean }) {
  const { t } = useWords();
  if (!canRetry) return <NextButton words="common.end" />;
  return (
    <Button action={{ name: 'retry' }} look="main">
      {t('common.retry')}
    </Button>
  );
}

/** Faults after which a sheet may lie in the tray that nobody could count. */
const PAPER_IN_DOUBT: readonly FaultKey[] = ['terminal/restarted', 'printer/paperInDoubt'];

/** Papers are spoken of where some came out, or where one might wait for them. */
function Papers({ printed, fault }: { printed: number; fault: FaultKey }) {
  const { t, say } = useWords();
  const inDoubt = PAPER_IN_DOUBT.includes(fault);
  if (printed === 0 && !inDoubt && !fault.startsWith('printer/')) return null;
  const none = t(inDoubt ? 'trouble.noneKnown' : 'trouble.none');
  return (
    <section className="outcome">
      <h2>{t('trouble.papers')}</h2>
      <p>
        {printed === 0 ? none : t('trouble.printed', { papers: say('common.sheets', { count: printed }) })}
      </p>
    </section>
  );
}
