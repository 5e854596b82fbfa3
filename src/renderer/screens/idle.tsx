import { isBase } from '#contract/language.ts';
import type { Offer } from '#contract/screen.ts';

import { LanguageName } from '../layout/language-name.tsx';
import { Page } from '../layout/page.tsx';
import { Amount } from '../parts/amount.tsx';
import { Availability } from '../parts/availability.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { KindPicture } from '../pictures/kinds.tsx';
import { useStage } from '../stage.tsx';
import { In, useWords } from '../words.tsx';
import { Notices } from './idle-notices.tsx';
import { Needed } from './idle-needed.tsx';
import type { Of } from './of.ts';

/** 待ち受け: everything one should know before, and one tap to start in one's own language. */
export function Idle({ screen }: Of<'idle'>) {
  const { say } = useWords();
  return (
    <Page main={<Start relay={screen.relay} />}>
      <div className="idle">
        {screen.exactOnly ? (
          <Notice tone="warn">
            <In language="ja">
              <ExactOnly />
            </In>
            <In language="en">
              <ExactOnly />
            </In>
          </Notice>
        ) : null}
        <ul
          className="idle-offers"
          data-many={screen.offers.length > 2 || undefined}
          data-crowd={screen.offers.length > 4 || undefined}
          aria-label={say('idle.offers')}
        >
          {screen.offers.map((offer) => (
            <OfferRow key={offer.kind} offer={offer} />
          ))}
        </ul>
        <Notices notices={screen.board.notices} />
        <Needed />
      </div>
    </Page>
  );
}

function ExactOnly() {
  const { t } = useWords();
  return <p>{t('common.exactOnly')}</p>;
}

function OfferRow({ offer }: { offer: Offer }) {
  return (
    <li className="idle-offer" data-now={offer.available.now || undefined}>
      <KindPicture kind={offer.kind} />
      <In language="ja">
        <OfferWords offer={offer} />
      </In>
      <In language="en">
        <OfferWords offer={offer} />
      </In>
      <Amount yen={offer.fee} />
    </li>
  );
}

function OfferWords({ offer }: { offer: Offer }) {
  const { t } = useWords();
  return (
    <>
      <p className="offer-name">{t(`kind.${offer.kind}.name`)}</p>
      <p className="offer-when">
        <Availability offer={offer} />
      </p>
    </>
  );
}

function Start({ relay }: { relay: boolean }) {
  const { hello } = useStage();
  return (
    <div className="idle-start">
      {hello.languages.filter(isBase).map((language) => (
        <Button key={language} action={{ name: 'start', language }} look="main">
          <In language={language}>
            <StartWords />
          </In>
        </Button>
      ))}
      {relay ? (
        <Button action={{ name: 'payRelay' }} className="idle-relay">
          <In language="ja">
            <RelayWords />
          </In>
          <In language="en">
            <RelayWords />
          </In>
        </Button>
      ) : null}
    </div>
  );
}

/** 取次ぎ発行の手数料: for whoever was sent here by the counter, with a slip in hand. */
function RelayWords() {
  const { t } = useWords();
  return <span>{t('idle.relay')}</span>;
}

function StartWords() {
  const { t } = useWords();
  return (
    <>
      <span className="start-word">{t('idle.start')}</span>
      <span className="start-language">
        <LanguageName />
      </span>
    </>
  );
}
