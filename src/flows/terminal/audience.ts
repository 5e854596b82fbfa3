import type { Clock } from '#contract/clock.ts';

/**
 * Those who draw the screen. However much moves in one go, they are told once, as soon as it has come to rest and before
 * the next message or timer.
 */
export class Audience {
  readonly #listeners = new Set<() => void>();
  #afterwards: (() => void)[] = [];
  #due = false;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      for (const listener of this.#listeners) listener();
      const works = this.#afterwards;
      this.#afterwards = [];
      for (const work of works) work();
    });
  }

  /** Work that takes a disk's time and that no screen waits for: done once they have drawn, still before anything else comes. */
  afterwards(work: () => void): void {
    this.#afterwards.push(work);
    this.tell();
  }

  /** Waits, each time they are told, for something to have come true; no longer than `ms`. */
  async until(clock: Clock, ms: number, isTrue: () => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, ms);
      const check = (): void => {
        if (!isTrue()) return;
        clock.clearTimeout(timer);
        resolve();
      };
      this.subscribe(check);
      check();
    });
  }
}
