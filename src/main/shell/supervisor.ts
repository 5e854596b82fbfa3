import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { BackOff } from './back-off.ts';
import { CoreMessage } from './core-channel.ts';
import type { CoreProcess, StartCore } from './core-process.ts';

/** How long a core may take to be ready: a ledger is checked and devices are reconciled first. */
export const READY_MS = 60_000;
/** A core that has said nothing for this long hangs, ms: five `alive` in a row. */
export const SILENT_MS = 10_000;
/** How long to wait for a start address, restarts of the core included. */
export const START_URL_MS = 90_000;
/** How long an orderly stop may take before SIGTERM, ms: a note being routed or a sheet printing is finished first. */
export const STOP_MS = 20_000;
/** And from SIGTERM to SIGKILL, ms. */
export const TERM_MS = 5_000;

export interface SupervisorOptions {
  readonly start: StartCore;
  readonly clock: Clock;
  readonly events: EventSink;
  /** A core is ready, the first or the next one. What an earlier core's address showed is void. */
  readonly onReady: () => void;
  /** The screens are gone from the window, says the core. */
  readonly onRendererLost: () => void;
}

/** How many may wait for a start address at once; there is one window. */
export const MAX_WAITERS = 4;

export type NoStartUrl = 'core-silent' | 'too-many' | 'stopped';
type Waiter = (answer: Result<string, NoStartUrl>) => void;

/** Keeps one core running: starts it, restarts what dies or falls silent, and ends it in order. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #backOff: BackOff;
  readonly #waiters = new Set<Waiter>();
  #core: CoreProcess | undefined;
  #ready = false;
  #timer: unknown;
  #stopping: (() => void) | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options.clock);
  }

  start(): void {
    if (this.#core || this.#stopped) return;
    const core = this.#options.start({
      onMessage: (message) => this.#hear(message),
      onExit: (how) => this.#ended(how),
    });
    this.#core = core;
    this.#within(READY_MS, () => core.kill('SIGKILL'));
  }

  /** An address that opens the screens once; asked of the core, of its successor if need be. */
  startUrl(): Promise<Result<string, NoStartUrl>> {
    if (this.#stopped) return Promise.resolve(err('stopped'));
    if (this.#waiters.size >= MAX_WAITERS) return Promise.resolve(err('too-many'));
    return new Promise((resolve) => {
      const { clock } = this.#options;
      const waiter: Waiter = (answer) => {
        clock.clearTimeout(deadline);
        this.#waiters.delete(waiter);
        resolve(answer);
      };
      const deadline = clock.setTimeout(() => waiter(err('core-silent')), START_URL_MS);
      this.#waiters.add(waiter);
      if (this.#ready) this.#core?.send({ type: 'openWindow' });
    });
  }

  /** Tells the core to stop, then SIGTERM, then SIGKILL; resolves when it has ended. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #stop(): Promise<void> {
    for (const waiter of this.#waiters) waiter(err('stopped'));
    const core = this.#core;
    if (!core) {
      this.#options.clock.clearTimeout(this.#timer);
      return Promise.resolve();
    }
    core.send({ type: 'stop' });
    this.#within(STOP_MS, () => {
      core.kill('SIGTERM');
      this.#within(TERM_MS, () => core.kill('SIGKILL'));
    });
    return new Promise((resolve) => {
      this.#stopping = resolve;
    });
  }

  #hear(raw: unknown): void {
    const parsed = CoreMessage.safeParse(raw);
    if (!parsed.success) {
      this.#options.events.raise({ id: 'action.refused', reason: 'core-ill-formed' });
      return;
    }
    if (this.#stopped) return;
    const message = parsed.data;
    if (this.#ready || message.type === 'ready') this.#expectLife();
    switch (message.type) {
      case 'ready':
        return this.#readied();
      case 'window':
        return this.#answer(message.url);
      case 'rendererLost':
        return this.#options.onRendererLost();
      case 'alive':
    }
  }

  #answer(url: string): void {
    const [longest] = this.#waiters;
    longest?.(ok(url));
  }

  #readied(): void {
    if (this.#ready) return;
    this.#ready = true;
    this.#backOff.up();
    for (const _ of this.#waiters) this.#core?.send({ type: 'openWindow' });
    this.#options.onReady();
  }

  #ended(how: string): void {
    this.#core = undefined;
    this.#ready = false;
    this.#options.clock.clearTimeout(this.#timer);
    if (this.#stopping) return this.#stopping();
    this.#options.events.raise({ id: 'shell.restarted', what: 'core', code: how });
    this.#within(this.#backOff.down(), () => this.start());
  }

  #expectLife(): void {
    const core = this.#core;
    this.#within(SILENT_MS, () => core?.kill('SIGKILL'));
  }

  /** The one timer: whatever is waited for next. */
  #within(ms: number, act: () => void): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = this.#options.clock.setTimeout(act, ms);
  }
}
