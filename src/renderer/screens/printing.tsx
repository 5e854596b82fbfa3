import { faultKey } from '../fault-words.ts';
import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { Paper } from '../pictures/paper.tsx';
import { Staff } from '../pictures/staff.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 印刷: which sheet, of how many; and who comes when it stops. */
export function Printing({ screen }: Of<'printing'>) {
  const { t } = useWords();
  const progress = <Progress sheet={screen.sheet} of={screen.of} />;
  if (screen.step !== 'waitingForStaff') {
    return (
      <Page>
        <Scene picture={<Paper moving />} title={t('printing.title')} lead={t('printing.lead')}>
          {progress}
        </Scene>
      </Page>
    );
  }
  const fault = screen.code === null ? undefined : faultKey('printer', screen.code);
  return (
    <Page>
      <Scene picture={<Staff />} title={t('printing.staffTitle')} lead={t('printing.staffLead')} tone="warn">
        {fault ? <p className="reason">{t(`fault.${fault}.what`)}</p> : null}
        {progress}
      </Scene>
    </Page>
  );
}

function Progress({ sheet, of }: { sheet: number; of: number }) {
  const { t } = useWords();
  const words = t('printing.sheet', { sheet, of });
  return (
    <div className="progress">
      <p>{words}</p>
      <progress value={sheet - 1} max={of} aria-label={words} />
    </div>
  );
}
