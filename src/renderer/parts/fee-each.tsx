import type { Yen } from '#contract/yen.ts';

import { yenText } from '../format.ts';
import { useWords } from '../words.tsx';

/** 一通の手数料, or that none is taken (手数料免除). */
export function FeeEach({ yen }: { yen: Yen }) {
  const { t, language } = useWords();
  return yen === 0 ? t('common.free') : t('common.each', { amount: yenText(yen, language) });
}
