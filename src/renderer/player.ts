import type { Call, ClipId, Guide } from '#contract/speech.ts';

/** Before the first call and between two of them, ms. */
export const CALL_EVERY_MS = 10_000;

/** What the player asks of the world: one place where sound comes from, and time. */
export interface PlayerNeeds {
  /** Plays a clip as loud as this (0 to 1); `ended` is called when it is over or could not be played. */
  readonly play: (clip: ClipId, volume: number, ended: () => void) => void;
  readonly stop: () => void;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
}

/** Says the guide's sentences one after the other, and calls where nobody listens to the guide. */
export class Player {
  readonly #needs: PlayerNeeds;
  #turn: number | undefined;
  #queue: readonly ClipId[] = [];
  #call: Call | undefined;
  #timer: unknown;
  #speaking = false;

  constructor(needs: PlayerNeeds) {
    this.#needs = needs;
  }

  /** What shall be heard now; the same again changes nothing. */
  show(guide: Guide | undefined, call: Call | undefined): void {
    this.#hear(guide);
    const before = this.#call;
    this.#call = call?.hushed === false && call.clip !== null ? call : undefined;
    if (this.#call?.clip === before?.clip) return;
    this.#needs.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#turn === undefined && before) this.#silence();
    if (this.#call) this.#callLater();
  }

  end(): void {
    this.show(undefined, undefined);
    this.#silence();
  }

  #hear(guide: Guide | undefined): void {
    if (guide?.turn === this.#turn) return;
    this.#turn = guide?.turn;
    this.#queue = guide?.clips ?? [];
    this.#silence();
    if (guide) this.#next();
  }

  #next(): void {
    const [clip, ...rest] = this.#queue;
    this.#queue = rest;
    this.#speaking = clip !== undefined;
    if (clip !== undefined) this.#needs.play(clip, 1, () => this.#next());
  }

  #silence(): void {
    this.#speaking = false;
    this.#needs.stop();
  }

  #callLater(): void {
    this.#timer = this.#needs.setTimeout(() => {
      const { clip, volume } = this.#call ?? {};
      // Whoever listens to the guide is not talked over: the call waits for its next time.
      if (clip && !this.#speaking) this.#needs.play(clip, (volume ?? 0) / 100, () => undefined);
      this.#callLater();
    }, CALL_EVERY_MS);
  }
}
