import type { KeypadEvent } from '#devices/keypad/port.ts';

/** Events in the order in which they were told, to be waited for one by one. */
export class Told {
  readonly #events: KeypadEvent[] = [];
  readonly #waiting: ((event: KeypadEvent) => void)[] = [];

  constructor(source: { subscribe(listener: (event: KeypadEvent) => void): unknown }) {
    source.subscribe((event) => {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(event);
      else this.#events.push(event);
    });
  }

  next(): Promise<KeypadEvent> {
    const event = this.#events.shift();
    return event ? Promise.resolve(event) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
