import type { Clock } from '#contract/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export class SimulatedClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();
  readonly #epoch: number;

  constructor(epoch = Date.UTC(2026, 3, 1)) {
    this.#epoch = epoch;
  }

  now(): number {
    return this.#epoch + this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    for (const known of this.#timers) if (known === timer) this.#timers.delete(known);
  }

  /** Moves to the next timer and runs it; `false` when there is none. */
  next(): boolean {
    const timer = this.#earliest();
    if (timer === undefined) return false;
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.callback();
    return true;
  }

  /** Moves on by `ms`, running every timer on the way. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let timer = this.#earliest(); timer !== undefined && timer.at <= until; timer = this.#earliest())
      this.next();
    this.#now = until;
  }

  #earliest(): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) if (earliest === undefined || timer.at < earliest.at) earliest = timer;
    return earliest;
  }
}
