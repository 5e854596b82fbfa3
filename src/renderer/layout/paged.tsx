import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import { Pressable } from '../parts/pressable.tsx';
import { useWords } from '../words.tsx';

/** How far one step leads, of what is seen at once: what stood last before stands first after. */
const STEP = 0.8;

/** What of a content that is too long is seen. */
type Seen = 'all' | 'top' | 'middle' | 'bottom';

/**
 * The room between header and footer. What does not fit is looked through in steps, by two large arrows: no bar to be dragged,
 * and nothing that a tired finger could shift by chance.
 */
export function Paged({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>('all');
  useLayoutEffect(() => {
    if (!view.current || !content.current) return;
    const room = view.current;
    const look = () => setSeen(seenOf(room));
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(room);
    watcher.observe(content.current);
    return () => watcher.disconnect();
  }, []);

  function step(direction: 1 | -1): void {
    const room = view.current;
    if (!room) return;
    room.scrollTop += direction * STEP * room.clientHeight;
    setSeen(seenOf(room));
  }

  return (
    <div className="paged" data-seen={seen}>
      <div className="paged-view" ref={view} onScroll={({ currentTarget }) => setSeen(seenOf(currentTarget))}>
        <div className="paged-content" ref={content}>
          {children}
        </div>
      </div>
      {seen === 'all' ? null : (
        <div className="paged-steps">
          <Pressable className="paged-up" onPress={() => step(-1)} disabled={seen === 'top'}>
            <span aria-hidden="true">▲</span> <span>{t('paged.up')}</span>
          </Pressable>
          <Pressable className="paged-down" onPress={() => step(1)} disabled={seen === 'bottom'}>
            <span aria-hidden="true">▼</span> <span>{t('paged.down')}</span>
          </Pressable>
        </div>
      )}
    </div>
  );
}

function seenOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Seen {
  if (scrollHeight <= clientHeight + 1) return 'all';
  if (scrollTop < 1) return 'top';
  return scrollTop + clientHeight > scrollHeight - 1 ? 'bottom' : 'middle';
}
