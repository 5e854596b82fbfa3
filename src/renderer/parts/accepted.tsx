import type { ReactNode } from 'react';

import { yen, type Denomination } from '#contract/yen.ts';

import { yenText } from '../format.ts';
import { Cash } from '../pictures/cash.tsx';
import { useWords } from '../words.tsx';

interface Props {
  readonly label: ReactNode;
  readonly accepts: readonly Denomination[];
}

/** The coins and the note that are taken, drawn as they look. */
export function Accepted({ label, accepts }: Props) {
  const { language } = useWords();
  return (
    <div className="accepted">
      <h2>{label}</h2>
      <ul>
        {accepts
          .toSorted((a, b) => b - a)
          .map((denomination) => (
            <li key={denomination}>
              <Cash denomination={denomination} />
              {yenText(yen(denomination), language)}
            </li>
          ))}
      </ul>
    </div>
  );
}
