import type { Clock } from '#contract/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that only passes while `run` waits, as fast as the machine computes. */
export class VirtualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return 1_800_000_000_000 + this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): Timer {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    for (const known of this.#timers) if (known === timer) this.#timers.delete(known);
  }

  /** Lets time pass until the promise is settled. Throws after `limitMs`, or when nothing is left to happen. */
  async run<T>(promise: Promise<T>, limitMs = 600_000): Promise<T> {
    let settled = false;
    const mark = () => {
      settled = true;
    };
    promise.then(mark, mark);
    const until = this.#now + limitMs;
    while (true) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (settled) return promise;
      const next = this.#next();
      if (next === undefined) throw new Error('nothing is left to happen');
      if (next.at > until) throw new Error(`not settled after ${limitMs} ms`);
      this.#timers.delete(next);
      this.#now = next.at;
      next.callback();
    }
  }

  /** The earliest; among equals, the one set first. */
  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }
}

/** The machine's time, `factor` times as fast. */
export function fastClock(factor: number): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now() * factor,
    setTimeout: (callback, ms) => setTimeout(callback, ms / factor),
    clearTimeout: (timer) => {
      if (timer instanceof Object && Symbol.toPrimitive in timer) clearTimeout(Number(timer));
    },
  };
}
