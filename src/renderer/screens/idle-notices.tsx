import type { Board } from '#contract/board.ts';

import { Notice } from '../parts/notice.tsx';
import { In } from '../words.tsx';

/** お知らせ: what the town wants to be known, in both languages. */
export function Notices({ notices }: { notices: Board['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <Notice>
      {notices.map((notice) => (
        <div key={notice.ja} className="idle-notice">
          <In language="ja">
            <p>{notice.ja}</p>
          </In>
          <In language="en">
            <p>{notice.en}</p>
          </In>
        </div>
      ))}
    </Notice>
  );
}
