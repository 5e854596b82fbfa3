import { useEffect, useSyncExternalStore } from 'react';

import { Away } from './away.tsx';
import { TimeWarning } from './layout/time-warning.tsx';
import type { Link } from './link.ts';
import { ScreenView } from './screens/screen-view.tsx';
import { Stage } from './stage.tsx';
import { Words } from './words.tsx';

/** Draws whatever the core last sent. */
export function App({ link }: { link: Link }) {
  const view = useSyncExternalStore(link.subscribe, link.view);
  const language = view.state === 'shown' ? view.frame.language : 'ja';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <Words language={language}>
      {view.state === 'shown' ? (
        // A new instance is drawn anew, so that a finger that landed on one screen never acts on the next.
        <Stage key={view.frame.instance} hello={view.hello} frame={view.frame} send={link.send}>
          <ScreenView screen={view.frame.screen} />
          {view.frame.secondsLeft === null ? null : <TimeWarning seconds={view.frame.secondsLeft} />}
        </Stage>
      ) : (
        <Away why={view.state} />
      )}
    </Words>
  );
}
