import { faultKey } from '../fault-words.ts';
import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { SheetProgress } from '../parts/sheet-progress.tsx';
import { Staff } from '../pictures/staff.tsx';
import { useStage } from '../stage.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** What a hand can put right while the resident waits; anything else is for staff to find out. */
const REMEDIES = ['takePaper', 'mediaEmpty', 'tonerEmpty', 'jam', 'coverOpen', 'held'] as const;

/** Printing waits for a hand: what is the matter, what staff (or the resident) will do, and that the money is safe. */
export function PrintingStopped({ screen }: Of<'printing'>) {
  const { t } = useWords();
  const { money } = useStage().frame;
  const remedy = REMEDIES.find((code) => code === screen.code) ?? 'other';
  const fault = faultKey('printer', screen.code ?? 'held');
  const what = t(`fault.${fault}.what`);
  const isForResident = remedy === 'takePaper';
  return (
    <Page>
      <Scene
        picture={<Staff />}
        title={isForResident ? what : t('printing.staffTitle')}
        lead={t('printing.staffLead')}
        tone="warn"
        dense
      >
        <section className="outcome outcome-next">
          <h2>{isForResident ? t('who.resident') : what}</h2>
          <p>{t(`printing.staff.${remedy}`)}</p>
        </section>
        {money && money.paid > 0 ? (
          <section className="outcome">
            <h2>{t('money.label')}</h2>
            <p>{t('outcome.held')}</p>
          </section>
        ) : null}
        <SheetProgress sheet={screen.sheet} of={screen.of} />
      </Scene>
    </Page>
  );
}
