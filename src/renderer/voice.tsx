import { useEffect, useRef } from 'react';

import type { Frame } from '#contract/screen.ts';

import { Player } from './player.ts';

/** 音声案内と呼びかけ: the one place where words come out. It stays while screens change, so that a sentence is not cut. */
export function Voice({ frame }: { frame: Frame | undefined }) {
  const audio = useRef<HTMLAudioElement>(null);
  const player = useRef<Player>(undefined);
  useEffect(() => {
    if (!audio.current) return;
    const made = new Player(needsOf(audio.current));
    player.current = made;
    return () => made.end();
  }, []);
  useEffect(() => player.current?.show(frame?.guide, frame?.call), [frame]);
  return <audio ref={audio} className="voice" preload="auto" />;
}

function needsOf(audio: HTMLAudioElement): ConstructorParameters<typeof Player>[0] {
  let listening = new AbortController();
  const stop = (): void => {
    listening.abort();
    audio.pause();
    audio.removeAttribute('src');
  };
  return {
    play(clip, volume, ended) {
      stop();
      listening = new AbortController();
      for (const end of ['ended', 'error'])
        audio.addEventListener(end, ended, { signal: listening.signal, once: true });
      audio.volume = volume;
      audio.src = `/speech/${clip}`;
      // One that was stopped before it began is no fault.
      audio.play().catch(() => undefined);
    },
    stop,
    setTimeout: (callback, ms) => window.setTimeout(callback, ms),
    clearTimeout(timer) {
      if (typeof timer === 'number') window.clearTimeout(timer);
    },
  };
}
