import { baseOf } from '#contract/language.ts';
import type { Clock } from '#contract/clock.ts';
import type { Frame } from '#contract/screen.ts';
import type { Call, ClipId, Pace, Sentence } from '#contract/speech.ts';

import { callOf, loudAt } from './calls.ts';
import type { Loudness } from './calls.ts';
import { WORDS } from './words.ts';

/** Names sentences, to be fetched by the window. */
export interface Speaker {
  /** Whether there is a voice at all. */
  readonly spoken: boolean;
  idOf(sentence: Sentence, pace: Pace): ClipId;
  /** All that was named is forgotten. */
  forget(): void;
}

export interface CallerOptions {
  readonly speaker: Speaker;
  readonly clock: Clock;
  readonly loudness: Loudness;
}

/** Calls for what lies there, until it is taken or somebody has had enough of it. */
export class Caller {
  readonly #options: CallerOptions;
  #calling: string | undefined;
  #hushed: string | undefined;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** Silent for what lies there now; something else is called for again. */
  hush(): void {
    this.#hushed = this.#calling;
  }

  callFor({ screen, language }: Pick<Frame, 'screen' | 'language'>): Call | undefined {
    const { speaker, clock, loudness } = this.#options;
    this.#calling = callOf(screen, WORDS.en);
    if (this.#calling !== this.#hushed) this.#hushed = undefined;
    const words = WORDS[baseOf(language)];
    const text = callOf(screen, words);
    if (text === undefined) return undefined;
    const clip = speaker.spoken ? speaker.idOf({ language: words.language, text }, 'normal') : null;
    return { clip, volume: loudAt(loudness, clock.now()), hushed: this.#hushed !== undefined };
  }
}
