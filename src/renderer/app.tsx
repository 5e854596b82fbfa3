import { useInsertionEffect, useSyncExternalStore } from 'react';

import { isJapanese } from '#contract/language.ts';
import { NORMAL_LOOK } from '#contract/look.ts';

import { Away } from './away.tsx';
import { TimeWarning } from './layout/time-warning.tsx';
import type { Link, View } from './link.ts';
import { ScreenView } from './screens/screen-view.tsx';
import { Shelter } from './shelter.tsx';
import { spokenOn } from './spoken-on.ts';
import { Stage, type StageClock } from './stage.tsx';
import { Voice } from './voice.tsx';
import { Words } from './words.tsx';

interface Props {
  readonly link: Link;
  readonly reload: () => void;
  readonly clock: StageClock;
}

/** Draws whatever the core last sent. */
export function App({ link, reload, clock }: Props) {
  const view = useSyncExternalStore(link.subscribe, link.view);
  const language = view.state === 'shown' ? spokenOn(view.frame) : 'ja';
  const furigana = view.state === 'shown' && view.frame.furigana && isJapanese(language);
  const readings = String(furigana);
  const { letters, contrast, reach } = view.state === 'shown' ? view.frame.look : NORMAL_LOOK;
  // Before anything inside measures itself.
  useInsertionEffect(() => {
    document.documentElement.lang = language;
    Object.assign(document.documentElement.dataset, { letters, contrast, reach, readings });
  }, [language, letters, contrast, reach, readings]);

  // A new instance is drawn anew, so that a finger that landed on one screen never acts on the next.
  return (
    <>
      <Voice frame={view.state === 'shown' ? view.frame : undefined} />
      <Shelter key={view.state === 'shown' ? view.frame.instance : view.state} reload={reload}>
        <Words language={language} furigana={furigana}>
          <Shown view={view} send={link.send} clock={clock} />
        </Words>
      </Shelter>
    </>
  );
}

function Shown({ view, send, clock }: { view: View; send: Link['send']; clock: StageClock }) {
  if (view.state !== 'shown') return <Away why={view.state} />;
  const { hello, frame } = view;
  return (
    <Stage hello={hello} frame={frame} send={send} clock={clock}>
      <ScreenView screen={frame.screen} />
      {frame.secondsLeft === null ? null : <TimeWarning seconds={frame.secondsLeft} />}
    </Stage>
  );
}
