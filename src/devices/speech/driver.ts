import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Pace, Sentence } from '#contract/speech.ts';

import { run } from './engine.ts';
import type { Engine } from './engine.ts';
import { engineFor } from './engines.ts';
import type { OpenJtalk } from './engines.ts';
import type { SpeechFault, SpeechPort, SpeechStatus } from './port.ts';
import { finishedWav } from './wav.ts';

/** Sentences that may wait for their turn; one screen has fewer. */
export const MOST_WAITING = 64;

export interface SpeechOptions {
  readonly openJtalk?: OpenJtalk | undefined;
  /** For tests: other programs than those of the machine. */
  readonly engine?: (sentence: Sentence, pace: Pace) => Engine;
}

/** The machine's voices, one sentence at a time. A voice that is not there leaves speech off. */
export async function openSpeech(options: SpeechOptions = {}): Promise<SpeechPort> {
  const speech = new MachineVoice(options);
  await speech.tryOut();
  return speech;
}

class MachineVoice implements SpeechPort {
  readonly #engine: NonNullable<SpeechOptions['engine']>;
  readonly #ended = new AbortController();
  #status: SpeechStatus = 'off';
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ openJtalk, engine }: SpeechOptions) {
    this.#engine = engine ?? (({ language }, pace) => engineFor(language, pace, openJtalk));
  }

  /** Every voice says something once. */
  async tryOut(): Promise<void> {
    this.#status = 'ready';
    for (const language of ['ja', 'en'] as const) {
      const said = await this.speak({ language, text: language === 'ja' ? 'あ' : 'a' }, 'normal');
      if (!said.ok) this.#status = 'off';
    }
  }

  status(): SpeechStatus {
    return this.#status;
  }

  async speak(sentence: Sentence, pace: Pace): Promise<Result<Buffer, SpeechFault>> {
    if (this.#status === 'off' || this.#ended.signal.aborted) return fault('noEngine');
    if (this.#waiting >= MOST_WAITING) return fault('busy');
    this.#waiting += 1;
    const mine = this.#last.then(() => this.#speakNow(sentence, pace));
    this.#last = mine;
    const said = await mine;
    this.#waiting -= 1;
    return said;
  }

  async #speakNow(sentence: Sentence, pace: Pace): Promise<Result<Buffer, SpeechFault>> {
    const { signal } = this.#ended;
    if (signal.aborted) return fault('noEngine');
    const spoke = await run(this.#engine(sentence, pace), sentence.text, { signal });
    if (spoke.how !== 'done') return fault(spoke.how, spoke.cause);
    const wav = finishedWav(spoke.bytes);
    return wav === undefined ? fault('failed') : ok(wav);
  }

  close(): void {
    this.#ended.abort();
  }
}

function fault(
  code: SpeechFault['code'],
  cause?: unknown,
): { readonly ok: false; readonly error: SpeechFault } {
  return err({ code, who: 'technician', ...(cause === undefined ? {} : { cause }) });
}
