import { Page } from '../layout/page.tsx';
import { HushButton } from '../parts/hush-button.tsx';
import { Scene } from '../parts/scene.tsx';
import { CardOnReader } from '../pictures/card-on-reader.tsx';
import { useWords } from '../words.tsx';

/** カードを取る: nothing goes on before it is lifted. */
export function LiftCard() {
  const { t } = useWords();
  return (
    <Page second={<HushButton />}>
      <Scene picture={<CardOnReader doing="lift" />} title={t('liftCard.title')} lead={t('liftCard.lead')} />
    </Page>
  );
}
