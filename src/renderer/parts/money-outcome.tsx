import type { ReactElement } from 'react';

import type { MoneyOutcome, Owed, SlipOutcome } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import { yenText } from '../format.ts';
import { useWords } from '../words.tsx';
import { OwedSlipWords } from './slip-outcome.tsx';

interface Props {
  readonly money: MoneyOutcome;
  readonly slip?: SlipOutcome | null;
  /** What is owed waits for the center's word: it is a fee if the payment arrived. */
  readonly waits?: boolean;
}

/** What became of the money, in one sentence, and the number that brings it back where it could not be paid. */
export function MoneyWords({ money, slip = null, waits = false }: Props) {
  const { t } = useWords();
  return (
    <section className="outcome" data-state={money.state}>
      <h2>{t('money.label')}</h2>
      <div>
        <Sentence money={money} waits={waits} />
        {money.state === 'owed' ? <OwedNumbers owed={[money, ...(money.others ?? [])]} /> : null}
        <OwedSlipWords slip={slip} />
      </div>
    </section>
  );
}

/** The number to tell the counter; where there are more, each with what it stands for. */
export function OwedNumbers({ owed }: { readonly owed: readonly Owed[] }) {
  const { t, language } = useWords();
  return owed.map(({ owedNumber, amount }) => (
    <p key={owedNumber} className="owed-number">
      <span>{t('outcome.owedNumber')}</span>
      <strong>{owedNumber}</strong>
      {owed.length > 1 ? <span>{yenText(amount, language)}</span> : null}
    </p>
  ));
}

function Sentence({ money, waits }: Required<Pick<Props, 'money' | 'waits'>>): ReactElement {
  const { t, language } = useWords();
  switch (money.state) {
    case 'none':
      return <p>{t('outcome.none')}</p>;
    case 'returned':
      return <p>{t('outcome.returned', { amount: yenText(money.amount, language) })}</p>;
    case 'settled': {
      const kept = yenText(money.kept, language);
      if (money.returned === 0) return <p>{t('outcome.kept', { kept })}</p>;
      return <p>{t('outcome.settled', { kept, returned: yenText(money.returned, language) })}</p>;
    }
    case 'owed': {
      const amount = yenText(sumOf([money, ...(money.others ?? [])]), language);
      return (
        <p>
          {t(waits ? 'outcome.waits' : 'outcome.owed', { amount })}
          {money.returned > 0 ? (
            <> {t('outcome.alsoReturned', { returned: yenText(money.returned, language) })}</>
          ) : null}
        </p>
      );
    }
  }
  return money satisfies never;
}

export function sumOf(owed: readonly Owed[]): Yen {
  return yen(owed.reduce((sum, { amount }) => sum + amount, 0));
}
