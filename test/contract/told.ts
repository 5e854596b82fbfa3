/** Events in the order in which they were told, to be waited for one by one. */
export class Told<Event> {
  readonly #events: Event[] = [];
  readonly #waiting: ((event: Event) => void)[] = [];

  constructor(source: { subscribe(listener: (event: Event) => void): unknown }) {
    source.subscribe((event) => {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(event);
      else this.#events.push(event);
    });
  }

  next(): Promise<Event> {
    const event = this.#events.shift();
    return event ? Promise.resolve(event) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
