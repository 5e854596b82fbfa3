import { useEffect, useState, useSyncExternalStore } from 'react';

import { Away } from './away.tsx';
import { LanguageChoice } from './layout/language-choice.tsx';
import { TimeWarning } from './layout/time-warning.tsx';
import type { Link, View } from './link.ts';
import { ScreenView } from './screens/screen-view.tsx';
import { Shelter } from './shelter.tsx';
import { spokenOn } from './spoken-on.ts';
import { Stage } from './stage.tsx';
import { Words } from './words.tsx';

interface Props {
  readonly link: Link;
  readonly reload: () => void;
}

/** Draws whatever the core last sent. */
export function App({ link, reload }: Props) {
  const view = useSyncExternalStore(link.subscribe, link.view);
  const language = view.state === 'shown' ? spokenOn(view.frame) : 'ja';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  // A new instance is drawn anew, so that a finger that landed on one screen never acts on the next.
  return (
    <Shelter key={view.state === 'shown' ? view.frame.instance : view.state} reload={reload}>
      <Words language={language} furigana={view.state === 'shown' && view.frame.furigana}>
        <Shown view={view} send={link.send} />
      </Words>
    </Shelter>
  );
}

function Shown({ view, send }: { view: View; send: Link['send'] }) {
  const [choosesLanguage, setChoosesLanguage] = useState(false);
  if (view.state !== 'shown') return <Away why={view.state} />;
  const { hello, frame } = view;
  return (
    <Stage
      hello={hello}
      frame={frame}
      openLanguages={() => setChoosesLanguage(true)}
      choosesLanguage={choosesLanguage}
      send={send}
    >
      <ScreenView screen={frame.screen} />
      {choosesLanguage ? <LanguageChoice close={() => setChoosesLanguage(false)} /> : null}
      {frame.secondsLeft === null ? null : <TimeWarning seconds={frame.secondsLeft} />}
    </Stage>
  );
}
