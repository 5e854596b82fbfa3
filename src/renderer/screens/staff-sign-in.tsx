import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TenKey } from '../parts/ten-key.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

const MOST_DIGITS = 8;
const LEAST_CODE = 6;

/** 職員番号 in plain digits, then the code as dots: its digits are known to the core alone. */
export function StaffSignIn({ screen }: Of<'staffSignIn'>) {
  const { t } = useWords();
  const isCode = screen.step === 'code';
  const typed = isCode ? screen.entered : screen.number.length;
  return (
    <Page main={<NextButton disabled={typed < (isCode ? LEAST_CODE : 1)} />}>
      <div className="pin">
        <div className="pin-words">
          <h1>{t(`staffSignIn.${screen.step}`)}</h1>
          <p className="lead">{t('staffSignIn.lead')}</p>
          <p className="staff-typed" aria-label={t('staffSignIn.entered', { count: typed })}>
            {isCode ? '●'.repeat(typed) : screen.number}
          </p>
          {screen.trouble === null ? null : (
            <Notice tone="warn">
              <p className="notice-title">{t(`staffSignIn.${screen.trouble}`)}</p>
            </Notice>
          )}
        </div>
        <TenKey full={typed === MOST_DIGITS} empty={typed === 0} />
      </div>
    </Page>
  );
}
