import { AwayWords } from '../away.tsx';
import { faultKey, type FaultKey } from '../fault-words.ts';
import { Page } from '../layout/page.tsx';
import { Bilingual } from '../parts/bilingual.tsx';
import { Sign } from '../pictures/sign.tsx';
import { Waiting } from '../pictures/waiting.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 休止中: what is the matter, who acts, and where else to go. */
export function OutOfService({ screen }: Of<'outOfService'>) {
  const fault = faultKey(screen.area, screen.code);
  if (fault === 'terminal/starting' || fault === 'terminal/onProbation') return <Starting />;
  return (
    <Page>
      <div className="scene">
        <div className="scene-picture">
          <Sign mark="stop" />
        </div>
        <Bilingual>
          <Reason fault={fault} who={screen.who} />
        </Bilingual>
      </div>
    </Page>
  );
}

function Reason({ fault, who }: { fault: FaultKey; who: Of<'outOfService'>['screen']['who'] }) {
  const { t } = useWords();
  return (
    <>
      <h1>{t('outOfService.title')}</h1>
      <p className="lead">{t('outOfService.lead')}</p>
      <p className="reason">
        <strong>{t(`fault.${fault}.what`)}</strong> <span>{t(`who.${who}`)}</span>
      </p>
    </>
  );
}

/** Nothing is broken: the terminal is still looking after its last visit and its devices, or a new release is being tried. */
function Starting() {
  return (
    <Page>
      <div className="scene">
        <div className="scene-picture">
          <Waiting />
        </div>
        <Bilingual>
          <AwayWords why="away" />
        </Bilingual>
      </div>
    </Page>
  );
}
