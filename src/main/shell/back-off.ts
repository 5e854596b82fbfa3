import type { Clock } from '#contract/clock.ts';

const FIRST_MS = 500;
const MOST_MS = 10_000;
/** How long something must have run for its earlier failures to be forgotten, ms. */
const HEALTHY_MS = 60_000;

/** How long to wait before starting again what has just ended: 0.5 s, doubling to 10 s, forgotten after a healthy minute. */
export class BackOff {
  readonly #clock: Clock;
  #failures = 0;
  #since: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** It runs, from now on. */
  up(): void {
    this.#since ??= this.#clock.monotonic();
  }

  /** It has ended; the answer is the pause in ms. */
  down(): number {
    if (this.#since !== undefined && this.#clock.monotonic() - this.#since >= HEALTHY_MS) this.#failures = 0;
    this.#since = undefined;
    const pause = Math.min(FIRST_MS * 2 ** Math.min(this.#failures, 10), MOST_MS);
    this.#failures += 1;
    return pause;
  }
}
