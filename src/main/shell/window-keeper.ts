import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';

import { BackOff } from './back-off.ts';
import type { Supervisor } from './supervisor.ts';

export interface OpenedWindow {
  /** Takes away what is left of the window. */
  close(): Promise<void>;
}

/** Opens the one window on an address, and tells when it goes; `how` is a code. */
export type OpenWindow = (url: string, onGone: (how: string) => void) => Promise<OpenedWindow>;

export interface WindowKeeperOptions {
  readonly open: OpenWindow;
  readonly core: Pick<Supervisor, 'startUrl'>;
  readonly clock: Clock;
  readonly events: EventSink;
}

/** Keeps one window open on the core, the same way in both shells. */
export class WindowKeeper {
  readonly #options: WindowKeeperOptions;
  readonly #backOff: BackOff;
  #window: OpenedWindow | undefined;
  /** Counts windows, so that news of an earlier one is nobody's. */
  #turn = 0;
  #wanted = false;
  #work: Promise<void> = Promise.resolve();
  #timer: unknown;
  #stopped = false;

  constructor(options: WindowKeeperOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options.clock);
  }

  /** A core is ready: whatever window there was belonged to an earlier one. */
  renew(): void {
    this.#options.clock.clearTimeout(this.#timer);
    if (this.#wanted || this.#stopped) return;
    this.#wanted = true;
    this.#work = this.#work.then(() => this.#replace());
  }

  /** The screens are gone: a new window, after a pause that grows if it happens again and again. */
  lost(code: string): void {
    if (this.#wanted || this.#stopped) return;
    const { clock, events } = this.#options;
    events.raise({ id: 'shell.restarted', what: 'window', code });
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => this.renew(), this.#backOff.down());
  }

  /** Closes the window for good. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#close());
    return this.#work;
  }

  async #replace(): Promise<void> {
    await this.#close();
    const url = this.#stopped ? undefined : await this.#options.core.startUrl();
    this.#wanted = false;
    // Without an address there is no core; the next one that is ready calls for its window.
    if (!url?.ok || this.#stopped) return;
    const turn = this.#turn;
    this.#backOff.up();
    this.#window = await this.#options.open(url.value, (how) => {
      if (turn === this.#turn) this.lost(how);
    });
  }

  async #close(): Promise<void> {
    this.#turn += 1;
    const window = this.#window;
    this.#window = undefined;
    await window?.close();
  }
}
