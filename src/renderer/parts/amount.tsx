import type { Yen } from '#contract/yen.ts';

import { figuresText } from '../format.ts';
import { useWords } from '../words.tsx';

/** An amount in big figures, with the sign of its language small beside them. */
export function Amount({ yen }: { yen: Yen }) {
  const { language } = useWords();
  return (
    <span className="amount">
      {language === 'en' ? <span className="amount-sign">¥</span> : null}
      {figuresText(yen, language)}
      {language === 'ja' ? <span className="amount-sign">円</span> : null}
    </span>
  );
}
