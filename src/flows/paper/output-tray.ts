import type { PaperExitPort } from '#devices/paper-exit/port.ts';

/** What lies in the output tray as far as the terminal can tell; `none`: nothing looks there. */
export type Exit = 'none' | 'empty' | 'paper' | 'unknown';

/** As far as anybody can tell, nothing lies there. */
export function isClear(exit: Exit): boolean {
  return exit === 'empty' || exit === 'none';
}

/**
 * 紙の受け取り口: whether paper lies there, by the sensor's word, or where there is none by the printer's, which knows a full tray
 * only. A word that staff found to be wrong is not believed again before it has changed.
 */
export class OutputTray {
  readonly #port: PaperExitPort | undefined;
  readonly #changed: (exit: Exit) => void;
  readonly #unsubscribe: () => void;
  #full = false;
  #mistrusted = false;

  constructor(port: PaperExitPort | undefined, changed: (exit: Exit) => void) {
    this.#port = port;
    this.#changed = changed;
    this.#unsubscribe = port?.subscribe(() => this.#heard()) ?? (() => undefined);
  }

  get exit(): Exit {
    const word = this.#word();
    if (!this.#mistrusted || word !== 'paper') return word;
    return this.#port ? 'unknown' : 'none';
  }

  /** What the printer says by itself, when it is asked. */
  printerSaysFull(full: boolean): void {
    if (full === this.#full) return;
    this.#full = full;
    this.#heard();
  }

  /** Staff have looked: no paper lies where some is seen. */
  mistrust(): void {
    this.#mistrusted = this.#word() === 'paper';
  }

  close(): void {
    this.#unsubscribe();
  }

  #word(): Exit {
    if (!this.#port) return this.#full ? 'paper' : 'none';
    const { exit } = this.#port.status();
    return exit === 'fault' ? 'unknown' : exit;
  }

  #heard(): void {
    const word = this.#word();
    if (word === 'empty' || word === 'none') this.#mistrusted = false;
    this.#changed(this.exit);
  }
}
