import type { Board } from '#contract/board.ts';
import { localText, type LocalText } from '#contract/language.ts';

import { Notice } from '../parts/notice.tsx';
import { In, useWords } from '../words.tsx';

/** お知らせ: what the town wants to be known, in both languages. */
export function Notices({ notices }: { notices: Board['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <Notice>
      {notices.map((notice) => (
        <div key={notice.ja} className="idle-notice">
          <In language="ja">
            <Words of={notice} />
          </In>
          <In language="en">
            <Words of={notice} />
          </In>
        </div>
      ))}
    </Notice>
  );
}

function Words({ of }: { readonly of: LocalText }) {
  const { named, language } = useWords();
  return <p>{named(localText(of, language))}</p>;
}
