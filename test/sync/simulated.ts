import type { HandClock } from '#contract/testing/hand-clock.ts';

/** Simulated time around real work: while the work is under way, the clock stands still. */
export class Simulated {
  readonly #clock: HandClock;
  #underWay = 0;

  constructor(clock: HandClock) {
    this.#clock = clock;
  }

  /** Work that really takes its time and none of the simulated one. */
  async really<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Lets so much simulated time go by, timer by timer, each with all that it leads to. */
  async pass(ms: number): Promise<void> {
    const over = { yes: false };
    this.#clock.setTimeout(() => {
      over.yes = true;
    }, ms);
    while (!over.yes) {
      await this.#rest();
      this.#clock.next();
    }
    await this.#rest();
  }

  async #rest(): Promise<void> {
    do {
      await turn();
      await turn();
    } while (this.#underWay > 0);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
