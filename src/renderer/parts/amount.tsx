import type { Yen } from '#contract/yen.ts';

import { figuresText, yenSign } from '../format.ts';
import { useWords } from '../words.tsx';

/** An amount in big figures, with the sign of its language small beside them. */
export function Amount({ yen }: { yen: Yen }) {
  const { language } = useWords();
  const { before, after } = yenSign(language);
  return (
    <span className="amount">
      {before ? <span className="amount-sign">{before}</span> : null}
      {figuresText(yen, language)}
      {after ? <span className="amount-sign">{after}</span> : null}
    </span>
  );
}
