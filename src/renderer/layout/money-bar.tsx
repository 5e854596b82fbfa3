import type { MoneyView } from '#contract/screen.ts';

import { Amount } from '../parts/amount.tsx';
import { useWords } from '../words.tsx';

/** お支払い・入れたお金・残り・おつり, always these four and in this order. */
export function MoneyBar({ money, large = false }: { money: MoneyView; large?: boolean }) {
  const { t, say } = useWords();
  return (
    <dl className={large ? 'money money-large' : 'money'} aria-label={say('money.label')}>
      {(['due', 'paid', 'remaining', 'change'] as const).map((part) => (
        <div key={part} data-part={part} data-zero={money[part] === 0 || undefined}>
          <dt>{t(`money.${part}`)}</dt>
          <dd>
            <Amount yen={money[part]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
