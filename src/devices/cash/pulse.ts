import type { Clock } from '#contract/clock.ts';

/** Between the end of a round and the next, ms: others want the bus, too. */
const BREATH_MS = 10;

/** Repeats one asynchronous round, never two at once; each says how many ms after its beginning the next is due. */
export class Pulse {
  readonly #clock: Clock;
  readonly #beat: () => Promise<number>;
  #waiting: (() => void)[] = [];
  #running = false;
  #loop: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(clock: Clock, beat: () => Promise<number>) {
    this.#clock = clock;
    this.#beat = beat;
  }

  get running(): boolean {
    return this.#running;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#loop = this.#run();
  }

  /** Resolves when the round under way has ended; no other follows. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#wake();
    await this.#loop;
  }

  /** Resolves when a round that begins from now on has ended, or none will. */
  async next(): Promise<void> {
    if (!this.#running) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const served = this.#waiting;
      this.#waiting = [];
      const began = this.#clock.monotonic();
      const periodMs = await this.#beat();
      for (const resolve of served) resolve();
      const tookMs = this.#clock.monotonic() - began;
      if (this.#running) await this.#rest(Math.max(BREATH_MS, periodMs - tookMs));
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(resolve, ms);
      this.#wake = () => {
        this.#clock.clearTimeout(timer);
        resolve();
      };
    });
  }
}
