import type { Clock } from '#contract/clock.ts';
import type { Language } from '#contract/language.ts';
import { isNormal, type Look, NORMAL_LOOK } from '#contract/look.ts';

/** What was chosen outside of a visit stays this long after the last tap, ms: then its person has gone. */
export const WISHES_REST_MS = 60_000;

/** Language, ふりがな and look (見やすさ), for as long as the person is there who chose them: the next one finds the screen as everybody does. */
export class Wishes {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #timer: unknown;
  language: Language = 'ja';
  /** ふりがな above the kanji of Japanese. */
  furigana = false;
  look: Look = NORMAL_LOOK;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get granted() {
    return { language: this.language, furigana: this.furigana, look: this.look };
  }

  /** Somebody is there: within a visit its own patience tells when they have gone, else a minute does. */
  touched(withinVisit: boolean): void {
    this.#clock.clearTimeout(this.#timer);
    if (withinVisit || this.#asForEverybody()) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.forget();
      this.#changed();
    }, WISHES_REST_MS);
  }

  /** The person has gone. */
  forget(): void {
    this.#clock.clearTimeout(this.#timer);
    this.language = 'ja';
    this.furigana = false;
    this.look = NORMAL_LOOK;
  }

  #asForEverybody(): boolean {
    return this.language === 'ja' && !this.furigana && isNormal(this.look);
  }
}
