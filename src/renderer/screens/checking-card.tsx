import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { CardOnReader } from '../pictures/card-on-reader.tsx';
import { useWords } from '../words.tsx';

/** The PIN is right; the card signs and the center answers. */
export function CheckingCard() {
  const { t } = useWords();
  return (
    <Page>
      <Scene
        picture={<CardOnReader doing="read" />}
        title={t('checkingCard.title')}
        lead={t('checkingCard.lead')}
      />
    </Page>
  );
}
