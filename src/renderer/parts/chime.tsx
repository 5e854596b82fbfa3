import { useEffect } from 'react';

/** Between two calls, ms. */
const EVERY_MS = 4_000;
/** Two falling notes, as a doorbell has them: Hz, and seconds from the beginning. */
const NOTES = [
  [880, 0],
  [659, 0.35],
] as const;

/** 取り忘れ防止の呼び出し音: calls until what lies there is taken. Made here, of nothing that could be missing. */
export function Chime() {
  useEffect(() => {
    const audio = new AudioContext();
    ring(audio);
    const timer = setInterval(() => ring(audio), EVERY_MS);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, []);
  return null;
}

function ring(audio: AudioContext): void {
  for (const [hertz, after] of NOTES) {
    const at = audio.currentTime + after;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.3, at);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.8);
  }
}
