import type { PcscClient, PcscReader } from 'pcsclite';

import type { Clock } from '#contract/clock.ts';
import type { Result } from '#contract/result.ts';

import { pause, within } from './limit.ts';
import { NativeReader, type PcscLibrary, later } from './pcsc-native.ts';
import { type CardState, cardState } from './pcsc-state.ts';
import type { CardFault } from './port.ts';
import { APDU_LIMIT_MS } from './transport.ts';

/** First and longest wait before pcscd is tried again, ms. */
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 8_000;

/**
 * Quiet before the binding is closed, ms. Its threads ask whether to end only between an event and the next wait: closed
 * just then, they end without letting go of the event loop, and Node never exits.
 */
export const SETTLE_MS = 100;

export interface PcscOptions {
  readonly clock: Clock;
  /** How the reader's name begins; the first reader found when left out. */
  readonly reader?: string;
  readonly load: () => Promise<Result<PcscLibrary, CardFault>>;
}

export interface PcscObserver {
  state(state: CardState): void;
  /** The service came, or a reader did. */
  found(): void;
  /** The reader went, or the service did and took it along. */
  lost(): void;
}

/** One life of the binding, and every reader it has shown. */
interface Instance {
  readonly client: PcscClient;
  readonly readers: NativeReader[];
}

/**
 * The life of the binding: it dies with pcscd and never recovers, so every loss is answered with a new instance after a
 * growing wait, for as long as the terminal runs.
 */
export class PcscService {
  readonly #options: PcscOptions;
  readonly #observer: PcscObserver;
  #instance: Instance | undefined;
  #reader: NativeReader | undefined;
  #retry: unknown;
  #delay = FIRST_RETRY_MS;
  #closed = false;

  constructor(options: PcscOptions, observer: PcscObserver) {
    this.#options = options;
    this.#observer = observer;
    void this.#start();
  }

  get running(): boolean {
    return this.#instance !== undefined;
  }

  get reader(): NativeReader | undefined {
    return this.#reader;
  }

  /** Gives the instance up and makes a new one: after an error that it does not recover from. */
  restart(): void {
    void this.#drop();
    if (this.#closed) return;
    this.#retry = this.#options.clock.setTimeout(() => void this.#start(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_RETRY_MS);
  }

  /** Lets Node exit, unless a native call never returns. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#options.clock.clearTimeout(this.#retry);
    await this.#drop();
  }

  async #start(): Promise<void> {
    const library = await this.#options.load();
    if (this.#closed) return;
    if (!library.ok) return; // not installed: no wait will change that
    try {
      this.#watch(library.value());
    } catch {
      this.restart(); // the constructor throws where pcscd does not answer
    }
  }

  #watch(client: PcscClient): void {
    const instance = { client, readers: [] };
    this.#instance = instance;
    client.on(
      'error',
      later(() => this.#lost(instance)),
    );
    client.on('reader', (raw) => this.#found(instance, raw));
    this.#observer.found();
  }

  /** Every reader needs its listeners at once, wanted or not: an error nobody hears would end the process. */
  #found(instance: Instance, raw: PcscReader): void {
    const reader = new NativeReader(raw);
    const lost = later(() => this.#lost(instance));
    const unplugged = later(() => this.#unplugged(reader));
    const status = later(({ state }: { state: number }) => this.#status(reader, cardState(state)));
    raw.on('status', status);
    raw.on('error', lost);
    raw.on('end', unplugged);
    instance.readers.push(reader);
    if (instance !== this.#instance) return;
    if (this.#reader !== undefined || !raw.name.startsWith(this.#options.reader ?? '')) return;
    this.#reader = reader;
    this.#delay = FIRST_RETRY_MS;
    later(() => this.#observer.found())();
  }

  #status(reader: NativeReader, state: CardState): void {
    if (reader === this.#reader) this.#observer.state(state);
  }

  #unplugged(reader: NativeReader): void {
    if (reader !== this.#reader) return;
    this.#reader = undefined;
    this.#observer.lost();
  }

  #lost(instance: Instance): void {
    if (instance === this.#instance) this.restart();
  }

  async #drop(): Promise<void> {
    const instance = this.#instance;
    this.#instance = undefined;
    this.#reader = undefined;
    if (instance === undefined) return;
    this.#observer.lost();
    await pause(this.#options.clock, SETTLE_MS);
    await Promise.all(instance.readers.map((reader) => this.#release(reader)));
    instance.client.close();
  }

  /** A reader in the middle of a call is left alone: closing it would stop this thread until the call returns. */
  async #release(reader: NativeReader): Promise<void> {
    const idle = await within(this.#options.clock, APDU_LIMIT_MS, reader.idle);
    if (idle !== 'timeout') reader.raw.close();
  }
}
