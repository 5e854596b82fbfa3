import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { Waiting } from '../pictures/waiting.tsx';
import { useWords } from '../words.tsx';

/** The documents are fetched and composed before any money is asked for. */
export function Preparing() {
  const { t } = useWords();
  return (
    <Page>
      <Scene picture={<Waiting />} title={t('preparing.title')} lead={t('preparing.lead')} />
    </Page>
  );
}
