import type { Clock } from '#contract/clock.ts';

const MINUTE_MS = 60_000;

class Timer {
  readonly strike: () => void;

  constructor(strike: () => void) {
    this.strike = strike;
  }
}

/** Simulated time for a whole fleet: it goes forward minute by minute, and timers ring at the minute in which they are due. */
export class FleetTime implements Clock {
  #now: number;
  readonly #due = new Map<number, Set<() => void>>();

  constructor(from: number) {
    this.#now = Math.floor(from / MINUTE_MS) * MINUTE_MS;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): Timer {
    const minute = Math.max(this.#now + MINUTE_MS, Math.ceil((this.#now + ms) / MINUTE_MS) * MINUTE_MS);
    const ringing = this.#due.get(minute) ?? new Set();
    this.#due.set(minute, ringing);
    const ring = (): void => callback();
    ringing.add(ring);
    return new Timer(() => ringing.delete(ring));
  }

  clearTimeout(timer: unknown): void {
    if (timer instanceof Timer) timer.strike();
  }

  /** The next minute begins; answers whether anybody was waiting for it. */
  next(): boolean {
    this.#now += MINUTE_MS;
    // Whoever rings strikes itself off: the list is taken before.
    const ringing = [...(this.#due.get(this.#now) ?? [])];
    this.#due.delete(this.#now);
    for (const ring of ringing) ring();
    return ringing.length > 0;
  }
}
