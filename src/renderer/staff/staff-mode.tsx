import type { ReactElement } from 'react';

import type { StaffView } from '#contract/staff-view.ts';

import type { Of } from '../screens/of.ts';
import { In, useWords } from '../words.tsx';
import { StaffGuide } from './guide.tsx';
import { StaffHome } from './home.tsx';
import { StaffRead } from './read.tsx';
import { StaffActing, StaffChoose, StaffFill, StaffMenu, StaffReview, StaffTold } from './tasks.tsx';

/** 係員モード, in Japanese or in English, whatever language a resident had. */
export function StaffMode({ screen }: Of<'staffMode'>) {
  const { language } = useWords();
  return (
    <In language={language === 'en' ? 'en' : 'ja'}>
      <StaffPageView view={screen.view} />
    </In>
  );
}

function StaffPageView({ view }: { view: StaffView }): ReactElement {
  switch (view.page) {
    case 'home':
      return <StaffHome view={view} />;
    case 'menu':
      return <StaffMenu view={view} />;
    case 'choose':
      return <StaffChoose view={view} />;
    case 'fill':
      return <StaffFill view={view} />;
    case 'review':
      return <StaffReview view={view} />;
    case 'acting':
      return <StaffActing />;
    case 'told':
      return <StaffTold view={view} />;
    case 'read':
      return <StaffRead view={view} />;
    case 'guide':
      return <StaffGuide view={view} />;
  }
  return view satisfies never;
}
