import { randomBytes } from 'node:crypto';

import type { ClipId, Pace, Sentence } from '#contract/speech.ts';
import type { SpeechPort } from '#devices/speech/port.ts';

/** Sentences that have a name at once, and bytes of sound that are kept; the oldest go first. */
export const MOST_NAMED = 512;
export const MOST_KEPT = 16_000_000;

interface Clip {
  readonly sentence: Sentence;
  readonly pace: Pace;
}

/**
 * What the window may fetch to be heard, under names that say nothing. A sentence is made audible when its clip is fetched, and
 * kept as long as there is room.
 */
export class Clips {
  readonly #speech: Pick<SpeechPort, 'speak' | 'status'>;
  readonly #ids = new Map<string, ClipId>();
  readonly #named = new Map<ClipId, Clip>();
  readonly #kept = new Map<ClipId, Buffer>();
  #bytes = 0;

  constructor(speech: Pick<SpeechPort, 'speak' | 'status'>) {
    this.#speech = speech;
  }

  /** Whether there is a voice at all. */
  get spoken(): boolean {
    return this.#speech.status() === 'ready';
  }

  /** The name of a sentence at a pace, the same until it is forgotten. */
  idOf(sentence: Sentence, pace: Pace): ClipId {
    const key = `${sentence.language} ${pace} ${sentence.text}`;
    const id = this.#ids.get(key) ?? randomBytes(16).toString('hex');
    this.#ids.delete(key);
    this.#ids.set(key, id);
    this.#named.delete(id);
    this.#named.set(id, { sentence, pace });
    for (const [oldest, old] of this.#ids) {
      if (this.#ids.size <= MOST_NAMED) break;
      this.#drop(oldest, old);
    }
    return id;
  }

  /** The sound of a clip as a WAV file; undefined for a name that is not known, and for what could not be spoken. */
  async get(id: string): Promise<Buffer | undefined> {
    const kept = this.#kept.get(id);
    if (kept) return kept;
    const clip = this.#named.get(id);
    if (!clip) return undefined;
    const said = await this.#speech.speak(clip.sentence, clip.pace);
    if (!said.ok) return undefined;
    if (this.#named.has(id)) this.#keep(id, said.value);
    return said.value;
  }

  /** The listener has gone: so has all that was said. */
  forget(): void {
    this.#ids.clear();
    this.#named.clear();
    this.#kept.clear();
    this.#bytes = 0;
  }

  #keep(id: ClipId, wav: Buffer): void {
    if (this.#kept.has(id) || wav.length > MOST_KEPT) return;
    this.#kept.set(id, wav);
    this.#bytes += wav.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= MOST_KEPT) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }

  #drop(key: string, id: ClipId): void {
    this.#ids.delete(key);
    this.#named.delete(id);
    this.#bytes -= this.#kept.get(id)?.length ?? 0;
    this.#kept.delete(id);
  }
}
