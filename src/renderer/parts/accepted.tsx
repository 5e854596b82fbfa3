import type { Denomination } from '#contract/yen.ts';

import { Cash } from '../pictures/cash.tsx';

interface Props {
  readonly label: string;
  readonly accepts: readonly Denomination[];
}

/** The coins and the note that are taken, drawn as they look. */
export function Accepted({ label, accepts }: Props) {
  return (
    <div className="accepted">
      <h2>{label}</h2>
      <ul>
        {accepts
          .toSorted((a, b) => b - a)
          .map((denomination) => (
            <li key={denomination}>
              <Cash denomination={denomination} />
            </li>
          ))}
      </ul>
    </div>
  );
}
