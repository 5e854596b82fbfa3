import type { Help, Place } from '#contract/place.ts';
import type { Sentence } from '#contract/speech.ts';

import { WORDS } from './words.ts';
import type { Words } from './words.ts';

/** 案内: where it can be put right, with today's hours. A place's name has no reading in kana, so the English voice says it. */
export function helpSentences(help: Help | null, words: Words): readonly (string | Sentence)[] {
  if (help === null) return [];
  return [
    words.say(`places.${help.remedy}`),
    ...help.places.flatMap((place): readonly (string | Sentence)[] => [
      { language: WORDS.en.language, text: place.shown.en },
      ...(place.here ? [words.say('places.here')] : []),
      hoursOf(place, words),
    ]),
  ];
}

function hoursOf({ today, now, next }: Place, words: Words): string {
  if (now === 'open' || now === 'later') {
    const spans = today.map(({ from, to }) =>
      words.say('speech.span', { from: words.time(from), to: words.time(to) }),
    );
    return words.say('speech.hours', { hours: spans.join(words.language === 'ja' ? '、' : ', ') });
  }
  const closed = words.say(`places.${now}`);
  return next === null ? closed : `${closed} ${words.say('places.next', { when: words.moment(next) })}`;
}
