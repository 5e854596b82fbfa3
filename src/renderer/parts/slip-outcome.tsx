import type { SlipOutcome } from '#contract/screen.ts';

import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

/** What became of a receipt; nothing where none was printed. */
export function ReceiptWords({ slip }: { slip: SlipOutcome | null }) {
  const { t } = useWords();
  if (slip?.what !== 'receipt') return null;
  return (
    <section className="outcome" data-slip={slip.verdict}>
      <h2>{t('slip.receipt.name')}</h2>
      <p>{t(`slip.receipt.${slip.verdict}`)}</p>
    </section>
  );
}

/** What became of the slip for money owed, said beside its number. */
export function OwedSlipWords({ slip }: { slip: SlipOutcome | null }) {
  const { t } = useWords();
  if (slip?.what !== 'owed') return null;
  return <p data-slip={slip.verdict}>{t(`slip.owed.${slip.verdict}`)}</p>;
}

/** 領収書 for whoever wants one; nobody has to wait for it. */
export function ReceiptButton({ shown }: { shown: boolean }) {
  const { t } = useWords();
  if (!shown) return null;
  return (
    <Button action={{ name: 'receipt' }} look="plain">
      {t('slip.receipt.want')}
    </Button>
  );
}
