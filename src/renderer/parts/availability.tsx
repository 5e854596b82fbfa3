import type { Offer } from '#contract/screen.ts';

import { momentText } from '../format.ts';
import { useWords } from '../words.tsx';

/** Whether a certificate can be had now and, if not, when. */
export function Availability({ offer }: { offer: Offer }) {
  const { t, language } = useWords();
  const { available } = offer;
  if (available.now) return <span className="availability availability-now">{t('common.now')}</span>;
  return (
    <span className="availability">
      {available.next === null
        ? t('common.askStaff')
        : t('common.fromTime', { when: momentText(available.next, language) })}
    </span>
  );
}
