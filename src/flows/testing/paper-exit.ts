import type { PaperExitPort, PaperExitStatus } from '#devices/paper-exit/port.ts';

/** A sensor at the output tray that says what a test says. */
export class ScriptedPaperExit implements PaperExitPort {
  #status: PaperExitStatus = { exit: 'empty' };
  readonly #listeners = new Set<(status: PaperExitStatus) => void>();

  become(status: PaperExitStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  status(): PaperExitStatus {
    return this.#status;
  }

  subscribe(listener: (status: PaperExitStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}
