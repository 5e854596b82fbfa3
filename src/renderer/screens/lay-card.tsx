import { faultKey } from '../fault-words.ts';
import { Page } from '../layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { Places } from '../parts/places.tsx';
import { Scene } from '../parts/scene.tsx';
import { CardOnReader } from '../pictures/card-on-reader.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** カードを置く, and why the card that lay there did not do. */
export function LayCard({ screen }: Of<'layCard'>) {
  const { t } = useWords();
  const fault = screen.trouble === null ? undefined : faultKey('card', screen.trouble);
  return (
    <Page>
      <Scene
        picture={<CardOnReader doing="lay" />}
        title={t('layCard.title')}
        dense={screen.help !== null}
        lead={fault ? '' : t('layCard.lead')}
      >
        {fault ? (
          <Notice tone="warn">
            <p className="notice-title">{t(`fault.${fault}.what`)}</p>
            <p>{t(`fault.${fault}.do`)}</p>
          </Notice>
        ) : null}
        <Places help={screen.help} />
      </Scene>
    </Page>
  );
}
