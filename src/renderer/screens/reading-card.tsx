import { Page } from '../layout/page.tsx';
import { Scene } from '../parts/scene.tsx';
import { CardOnReader } from '../pictures/card-on-reader.tsx';
import { useWords } from '../words.tsx';

/** The card is being read; it must not move. */
export function ReadingCard() {
  const { t } = useWords();
  return (
    <Page>
      <Scene
        picture={<CardOnReader doing="read" />}
        title={t('readingCard.title')}
        lead={t('readingCard.lead')}
      />
    </Page>
  );
}
