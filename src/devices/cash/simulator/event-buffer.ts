import { data } from './slave.ts';
import type { Reply } from './slave.ts';

/** The five latest results and their counter, in a device's volatile memory (part 1, 18). */
export class EventBuffer {
  #counter = 0;
  #results: (readonly [number, number])[] = [];

  push(a: number, b: number): void {
    this.#counter = (this.#counter % 255) + 1;
    this.#results = [[a, b] as const, ...this.#results].slice(0, 5);
  }

  clear(): void {
    this.#counter = 0;
    this.#results = [];
  }

  page(): Reply {
    const padded = [...this.#results.flat(), ...Array.from({ length: 10 }, () => 0)].slice(0, 10);
    return data(this.#counter, ...padded);
  }
}
