import type { Screen } from '#contract/screen.ts';

import type { Words } from './words.ts';

/** 取り忘れ防止の呼びかけ: what lies there now and is to be taken; undefined where nothing is. */
export function callOf(screen: Screen, words: Words): string | undefined {
  if (screen.name === 'takePapers') return words.say('speech.call.papers');
  if (screen.name === 'papersLeft') return words.say('speech.call.left');
  if (screen.name === 'takeMoney') return words.say(`speech.call.${screen.why}`);
  if (screen.name === 'liftCard') return words.say('speech.call.card');
  if (screen.name !== 'finished' && screen.name !== 'ended' && screen.name !== 'trouble') return undefined;
  if (screen.cardOnReader) return words.say('speech.call.card');
  return screen.slip?.verdict === 'printed' ? words.say('speech.call.slip') : undefined;
}

/** How loud calls are (`terminal.json`, `speech`). `from` and `to` are hours in Japan; a night may pass midnight. */
export interface Loudness {
  /** Per cent. */
  readonly volume: number;
  readonly night?: { readonly from: string; readonly to: string; readonly volume: number } | undefined;
}

const HOURS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Per cent, at this moment (ms since 1970). */
export function loudAt({ volume, night }: Loudness, now: number): number {
  if (!night) return volume;
  const time = HOURS.format(now);
  const { from, to } = night;
  const isNight = from <= to ? from <= time && time < to : time >= from || time < to;
  return isNight ? night.volume : volume;
}
