import type { Clock } from '#contract/clock.ts';

/** The warning comes this long before the end of patience (WCAG 2.2.1: at least 20 s to extend). */
export const WARNING_S = 20;

/** How long a situation waits for its person: looking at a screen, putting in money, taking things; or for staff at
 * work, with or without their hands in a unit. */
export type PatienceKind = 'ordinary' | 'money' | 'take' | 'staff' | 'unit';

/**
 * Waits for a person on behalf of the screen that is shown: counts the last 20 s down, and says when it is over. Any tap
 * starts it again; a person may ask for more time as often as they like.
 */
export class Patience {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #over: () => void;
  #timer: unknown;
  #secondsLeft: number | null = null;

  constructor(clock: Clock, on: { readonly changed: () => void; readonly over: () => void }) {
    this.#clock = clock;
    this.#changed = on.changed;
    this.#over = on.over;
  }

  /** Seconds left once the warning is shown, else null. */
  get secondsLeft(): number | null {
    return this.#secondsLeft;
  }

  /** Waits `seconds` from now; null waits for nobody. */
  restart(seconds: number | null): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#secondsLeft = null;
    if (seconds === null) return;
    this.#timer = this.#clock.setTimeout(
      () => this.#count(WARNING_S),
      Math.max(0, seconds - WARNING_S) * 1000,
    );
  }

  #count(left: number): void {
    if (left === 0) {
      this.restart(null);
      this.#over();
      return;
    }
    this.#secondsLeft = left;
    this.#timer = this.#clock.setTimeout(() => this.#count(left - 1), 1000);
    this.#changed();
  }
}
