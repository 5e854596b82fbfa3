import type { ReactElement } from 'react';

import { Card } from '../pictures/card.tsx';
import { Cash } from '../pictures/cash.tsx';
import { In, useWords } from '../words.tsx';

const NEEDED = ['card', 'pin', 'cash'] as const;

/** 用意するもの: the card, the PIN and the money, each with its picture. */
export function Needed() {
  return (
    <section className="needed">
      <h2>
        <In language="ja">
          <Heading />
        </In>
        <In language="en">
          <Heading />
        </In>
      </h2>
      <ul>
        {NEEDED.map((thing) => (
          <li key={thing}>
            <Picture of={thing} />
            <In language="ja">
              <Name of={thing} />
            </In>
            <In language="en">
              <Name of={thing} />
            </In>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Heading() {
  const { t } = useWords();
  return <span>{t('idle.need')}</span>;
}

function Name({ of }: { of: (typeof NEEDED)[number] }) {
  const { t } = useWords();
  return <p>{t(`idle.${of}`)}</p>;
}

function Picture({ of }: { of: (typeof NEEDED)[number] }): ReactElement {
  switch (of) {
    case 'card':
      return (
        <svg className="needed-picture" viewBox="-4 -4 198 128" aria-hidden="true">
          <Card />
        </svg>
      );
    case 'pin':
      return (
        <svg className="needed-picture needed-pin" viewBox="0 0 190 120" aria-hidden="true">
          <rect x="4" y="28" width="182" height="64" rx="32" />
          {[38, 76, 114, 152].map((x) => (
            <circle key={x} cx={x} cy="60" r="12" />
          ))}
        </svg>
      );
    case 'cash':
      return (
        <span className="needed-picture needed-cash" aria-hidden="true">
          <Cash denomination={1000} />
          <Cash denomination={100} />
        </span>
      );
  }
  return of satisfies never;
}
