import type { ReactNode } from 'react';

import { NoticeMark } from '../pictures/marks.tsx';

/** A remark that must be seen: `warn` before a loss, `info` otherwise. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'warn'; children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone}>
      <NoticeMark tone={tone} />
      <div>{children}</div>
    </div>
  );
}
