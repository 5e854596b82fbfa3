import type { ReactNode } from 'react';

import { In } from '../words.tsx';

/** The same words in Japanese and in English, for screens before anyone has chosen a language. */
export function Bilingual({ children }: { children: ReactNode }) {
  return (
    <div className="bilingual">
      <In language="ja">{children}</In>
      <In language="en">{children}</In>
    </div>
  );
}
