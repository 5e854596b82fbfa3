import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { Waiting } from '../pictures/waiting.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** The center is asked about the slip, or told that it is paid. */
export function RelayCalling({ screen }: Of<'relayCalling'>) {
  const { t } = useWords();
  return (
    <Page>
      <Scene
        picture={<Waiting />}
        title={t(`relayCalling.${screen.step}`)}
        lead={t(`relayCalling.${screen.step}Lead`)}
      />
    </Page>
  );
}
