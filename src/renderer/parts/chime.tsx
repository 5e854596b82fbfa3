import { useEffect } from 'react';

import { useStage } from '../stage.tsx';

/** Between two calls, ms. */
const EVERY_MS = 4_000;
/** How far the loudest call turns a tone up, of 1. */
const LOUDEST = 0.3;
/** Two falling notes, as a doorbell has them: Hz, and seconds from the beginning. */
const NOTES = [
  [880, 0],
  [659, 0.35],
] as const;

/** 取り忘れ防止の呼び出し音: calls until what lies there is taken. Made here, of nothing that could be missing. */
export function Chime() {
  const { call } = useStage().frame;
  const volume = call?.hushed ? 0 : (call?.volume ?? 100);
  useEffect(() => {
    if (volume === 0) return;
    const audio = new AudioContext();
    ring(audio, volume);
    const timer = setInterval(() => ring(audio, volume), EVERY_MS);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [volume]);
  return null;
}

function ring(audio: AudioContext, volume: number): void {
  for (const [hertz, after] of NOTES) {
    const at = audio.currentTime + after;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime((LOUDEST * volume) / 100, at);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.8);
  }
}
