import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { SheetProgress } from '../parts/sheet-progress.tsx';
import { Paper } from '../pictures/paper.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';
import { PrintingStopped } from './printing-stopped.tsx';

/** 印刷: which sheet, of how many. */
export function Printing({ screen }: Of<'printing'>) {
  const { t } = useWords();
  if (screen.step === 'waitingForStaff') return <PrintingStopped screen={screen} />;
  return (
    <Page>
      <Scene picture={<Paper moving />} title={t('printing.title')} lead={t('printing.lead')}>
        <SheetProgress sheet={screen.sheet} of={screen.of} />
      </Scene>
    </Page>
  );
}
