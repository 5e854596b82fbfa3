import type { Help, Place } from '#contract/place.ts';
import type { Sentence } from '#contract/speech.ts';

import type { Words } from './words.ts';

/** 案内: where it can be put right, with today's hours. */
export function helpSentences(help: Help | null, words: Words): readonly (string | Sentence)[] {
  if (help === null) return [];
  return [
    words.say(`places.${help.remedy}`),
    ...help.places.flatMap((place): readonly (string | Sentence)[] => [
      nameOf(place, words),
      ...(place.here ? [words.say('places.here')] : []),
      hoursOf(place, words),
    ]),
  ];
}

/** A name is read as its town says, `{町役場|まちやくば}`; one without a reading is said in English. */
function nameOf({ shown }: Place, { language }: Words): Sentence {
  const read = shown.ja.replaceAll(/\{[^|}]*\|([^}]*)\}/g, '$1');
  const kana = /^[ぁ-んァ-ヶー、。]+$/.test(read);
  return language === 'ja' && kana ? { language, text: read } : { language: 'en', text: shown.en };
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
