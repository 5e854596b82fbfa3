import type { SlipOutcome } from '#contract/screen.ts';

import { useWords } from '../words.tsx';
import { Button } from './button.tsx';

/** What became of a receipt or of the slip for money owed; nothing where none was printed. */
export function SlipWords({ slip }: { slip: SlipOutcome | null }) {
  const { t } = useWords();
  if (slip === null) return null;
  return (
    <section className="outcome" data-slip={slip.verdict}>
      <h2>{t(`slip.${slip.what}.name`)}</h2>
      <p>{t(`slip.${slip.what}.${slip.verdict}`)}</p>
    </section>
  );
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
