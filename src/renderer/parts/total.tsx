import type { Yen } from '#contract/yen.ts';

import { useWords } from '../words.tsx';
import { Amount } from './amount.tsx';

/** 合計: what all of it comes to. */
export function Total({ yen }: { yen: Yen }) {
  const { t } = useWords();
  return (
    <p className="total">
      <span>{t('common.total')}</span>
      <Amount yen={yen} />
    </p>
  );
}
