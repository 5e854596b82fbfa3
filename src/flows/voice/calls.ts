import type { Screen } from '#contract/screen.ts';

import type { Words } from './words.ts';

/** 取り忘れ防止の呼びかけ: what lies there now and is to be taken; undefined where nothing is. Papers and money come before the card. */
export function callOf(screen: Screen, words: Words): string | undefined {
  switch (screen.name) {
    case 'takePapers':
      return words.say('speech.call.papers');
    case 'papersLeft':
      return words.say('speech.call.left');
    case 'takeMoney':
      return words.say(`speech.call.${screen.why}`);
    case 'finished':
    case 'ended':
    case 'trouble':
      if (screen.cardOnReader) return words.say('speech.call.card');
      return screen.slip?.verdict === 'printed' ? words.say('speech.call.slip') : undefined;
    case 'liftCard':
      return words.say('speech.call.card');
    default:
      return undefined;
  }
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
