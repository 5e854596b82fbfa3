import type { Offer } from '#contract/screen.ts';

import { Page } from '../layout/page.tsx';
import { Amount } from '../parts/amount.tsx';
import { Availability } from '../parts/availability.tsx';
import { Button } from '../parts/button.tsx';
import { KindName } from '../parts/kind-name.tsx';
import { Notice } from '../parts/notice.tsx';
import { KindPicture } from '../pictures/kinds.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

/** 証明書を選ぶ: one tap chooses; what cannot be had now says when. */
export function Choose({ screen }: Of<'choose'>) {
  const { t } = useWords();
  const copies = screen.basket.reduce((sum, line) => sum + line.copies, 0);
  return (
    <Page title={t('choose.title')}>
      <div
        className="choices"
        data-many={screen.offers.length > 2 || undefined}
        data-crowd={screen.offers.length > 4 || undefined}
      >
        {screen.offers.map((offer) => (
          <Choice key={offer.kind} offer={offer} />
        ))}
      </div>
      {copies > 0 ? (
        <Notice>
          <p>{t('choose.inBasket', { count: copies })}</p>
        </Notice>
      ) : null}
    </Page>
  );
}

function Choice({ offer }: { offer: Offer }) {
  const { t } = useWords();
  return (
    <Button
      action={{ name: 'chooseKind', kind: offer.kind }}
      disabled={!offer.available.now}
      className="choice"
    >
      <KindPicture kind={offer.kind} />
      <span className="choice-words">
        <strong>
          <KindName kind={offer.kind} />
        </strong>
        <span className="choice-about">{t(`kind.${offer.kind}.about`)}</span>
      </span>
      <span className="choice-terms">
        <Amount yen={offer.fee} />
        <Availability offer={offer} />
      </span>
    </Button>
  );
}
