import type { Clock } from '../clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

const START = Date.parse('2026-11-24T10:00:00+09:00');

/** For tests: a clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  readonly #start: number;
  readonly #timers = new Set<Timer>();
  #passed = 0;

  /** `start`: the wall-clock time to begin with, ms since 1970. */
  constructor(start = START) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#passed;
  }

  monotonic(): number {
    return this.#passed;
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer = { at: this.#passed + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    for (const known of this.#timers) if (known === timer) this.#timers.delete(known);
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Moves on to the next timer and fires it; `false` when there is none. */
  next(): boolean {
    return this.#fire(this.#earliest(Infinity));
  }

  /** Moves on by `ms`, firing every timer on the way at its time. */
  advance(ms: number): void {
    const end = this.#passed + ms;
    while (this.#fire(this.#earliest(end)));
    this.#passed = end;
  }

  /** Moves on by `ms` like `advance`, and lets promises settle before each timer and at the end. */
  async pass(ms: number): Promise<void> {
    const end = this.#passed + ms;
    await settled();
    while (this.#fire(this.#earliest(end))) await settled();
    this.#passed = end;
  }

  /** Moves on, timer by timer, until the promise is settled. Throws after `limitMs`, or when nothing is left to happen. */
  async run<T>(promise: Promise<T>, limitMs = 600_000): Promise<T> {
    const end = this.#passed + limitMs;
    let pending = true;
    const done = (): void => {
      pending = false;
    };
    promise.then(done, done);
    const waits = async (): Promise<boolean> => {
      await turn();
      return pending;
    };
    while (await waits()) {
      if (this.timers === 0) throw new Error('nothing is left to happen');
      if (!this.#fire(this.#earliest(end))) throw new Error(`not settled after ${limitMs} ms`);
    }
    return promise;
  }

  #fire(timer: Timer | undefined): boolean {
    if (timer === undefined) return false;
    this.#timers.delete(timer);
    this.#passed = Math.max(this.#passed, timer.at);
    timer.callback();
    return true;
  }

  /** The earliest until `end`; among equals, the one set first. */
  #earliest(end: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers)
      if (timer.at <= end && (earliest === undefined || timer.at < earliest.at)) earliest = timer;
    return earliest;
  }
}

/** Lets everything that waits for nothing but other promises run. */
export async function settled(): Promise<void> {
  await turn();
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
