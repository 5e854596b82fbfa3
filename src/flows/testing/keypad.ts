import type { Key, KeypadEvent, KeypadPort } from '#devices/keypad/port.ts';

/** A ten-key that tells the keys that a test presses. */
export class ScriptedKeypad implements KeypadPort {
  readonly #listeners = new Set<(event: KeypadEvent) => void>();

  press(...keys: readonly Key[]): void {
    for (const key of keys) for (const listener of this.#listeners) listener({ type: 'key', key });
  }

  status(): ReturnType<KeypadPort['status']> {
    return { device: 'ready' };
  }

  subscribe(listener: (event: KeypadEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}
