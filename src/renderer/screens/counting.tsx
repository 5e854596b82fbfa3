import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { PutIn } from '../pictures/cash.tsx';
import { useWords } from '../words.tsx';

/** Coins in flight are counted; the sum no longer grows. */
export function Counting() {
  const { t } = useWords();
  return (
    <Page>
      <Scene picture={<PutIn />} title={t('counting.title')} lead={t('counting.lead')} />
    </Page>
  );
}
