import type { Spoken } from '#contract/speech.ts';
import { openSpeech } from '#devices/speech/driver.ts';
import { speechOf } from '#flows/voice/speech.ts';

import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { figure } from './figure.ts';
import type { Chapter, Figure } from './figure.ts';
import { spread } from './stats.ts';

/** Sentences of each language: as many as the longest visits have, short and long ones mixed. */
const SENTENCES = 100;
/** Between a key and the first word, ms: a pause that is not yet felt as one. */
const GOAL = { p99: 250 };

/** How long a sentence takes to become sound; undefined on a machine without a voice. */
export async function measureSpeech(): Promise<Chapter | undefined> {
  const speech = await openSpeech();
  if (speech.status() === 'off') return undefined;
  const figures: Figure[] = [];
  for (const language of ['ja', 'en'] as const) {
    const times: number[] = [];
    for (const sentence of sentencesOf(language)) {
      const began = performance.now();
      const said = await speech.speak(sentence, 'normal');
      if (!said.ok) throw new Error(`not spoken: ${said.error.code}`);
      times.push(performance.now() - began);
    }
    const { p50, p99 } = spread(times);
    figures.push(figure(`a sentence in ${language}`, 'ms', { p50, p99 }, { goal: GOAL }));
  }
  speech.close();
  return { title: `Speech (espeak-ng, ${SENTENCES} sentences each)`, figures };
}

function sentencesOf(language: Spoken) {
  const all = sampleFrames(language).flatMap(({ frame }) => speechOf(frame, sampleHello));
  const own = all.filter((sentence) => sentence.language === language);
  return [...new Map(own.map((sentence) => [sentence.text, sentence])).values()].slice(0, SENTENCES);
}
