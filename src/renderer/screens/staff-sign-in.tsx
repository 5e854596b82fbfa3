import type { ReactNode } from 'react';

import { Page } from '../layout/page.tsx';
import { NextButton } from '../parts/next-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TenKey } from '../parts/ten-key.tsx';
import { useWords } from '../words.tsx';
import type { Of } from './of.ts';

const MOST_DIGITS = 8;
const LEAST_CODE = 6;

/** 職員番号: who it is, in plain digits. */
export function StaffNumber({ screen }: Of<'staffNumber'>) {
  const { t } = useWords();
  return (
    <SignIn title={t('staffNumber.title')} typed={screen.number.length} least={1} shown={screen.number}>
      {screen.trouble === null ? null : (
        <Notice tone="warn">
          <p className="notice-title">{t(`staffNumber.${screen.trouble}`)}</p>
        </Notice>
      )}
    </SignIn>
  );
}

/** 職員コード as dots: its digits are known to the core alone. */
export function StaffCode({ screen }: Of<'staffCode'>) {
  const { t } = useWords();
  const { entered } = screen;
  return (
    <SignIn title={t('staffCode.title')} typed={entered} least={LEAST_CODE} shown={'●'.repeat(entered)} />
  );
}

interface SignInProps {
  readonly title: ReactNode;
  readonly typed: number;
  readonly least: number;
  readonly shown: string;
  readonly children?: ReactNode;
}

function SignIn({ title, typed, least, shown, children }: SignInProps) {
  const { t, say } = useWords();
  return (
    <Page main={<NextButton disabled={typed < least} />}>
      <div className="pin">
        <div className="pin-words">
          <h1>{title}</h1>
          <p className="lead">{t('staffNumber.lead')}</p>
          <div className="staff-typed" role="img" aria-label={say('staffNumber.entered', { typed })}>
            {shown}
          </div>
          {children}
        </div>
        <TenKey full={typed === MOST_DIGITS} empty={typed === 0} />
      </div>
    </Page>
  );
}
