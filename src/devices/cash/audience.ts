import type { CashEvent, CashStatus } from './port.ts';

/** Whoever listens to the cash devices. A status is told only where it is another than before. */
export class Audience {
  readonly #listeners = new Set<(event: CashEvent) => void>();
  #told = '';

  subscribe(listener: (event: CashEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: CashEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  tellStatus(status: CashStatus): void {
    const told = JSON.stringify({ ...status, faults: status.faults.map(({ code }) => code) });
    if (told === this.#told) return;
    this.#told = told;
    this.tell({ type: 'status', status });
  }
}
