import type { BasketLine } from '#contract/screen.ts';

import { KindPicture } from '../pictures/kinds.tsx';
import { KindName } from './kind-name.tsx';
import { useWords } from '../words.tsx';
import { Button } from './button.tsx';
import { Chosen } from './chosen.tsx';
import { FeeEach } from './fee-each.tsx';

interface Props {
  readonly lines: readonly BasketLine[];
  readonly removable?: boolean;
}

/** The certificates of this visit. */
export function Lines({ lines, removable = false }: Props) {
  return (
    <ol className="lines" data-many={lines.length > 2 || undefined}>
      {lines.map((line, place) => (
        // Lines have no name but their place, by which they are removed.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={place} line={line} place={removable ? place : undefined} />
      ))}
    </ol>
  );
}

function Line({ line, place }: { line: BasketLine; place: number | undefined }) {
  const { t } = useWords();
  return (
    <li className="line">
      <KindPicture kind={line.options.kind} />
      <div className="line-what">
        <h2>
          <KindName kind={line.options.kind} />
        </h2>
        <Chosen options={line.options} brief />
      </div>
      <div className="line-copies">
        <strong>{t('common.copies', { count: line.copies })}</strong>
        <span>
          <FeeEach yen={line.feeEach} />
        </span>
      </div>
      {place === undefined ? null : (
        <Button action={{ name: 'removeLine', line: place }} look="quiet">
          {t('basket.remove')}
        </Button>
      )}
    </li>
  );
}
