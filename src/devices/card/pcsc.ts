import { type Result, err, ok } from '#contract/result.ts';

import { cardFault } from './faults.ts';
import { type NativeReader, loadPcsclite } from './pcsc-native.ts';
import { type PcscOptions, PcscService } from './pcsc-service.ts';
import { type CardState, NO_CARD, changes, sameCard } from './pcsc-state.ts';
import type { CardEvent, CardFault, CardStatus } from './port.ts';
import type { CardConnection, CardTransport } from './transport.ts';

type Options = Omit<PcscOptions, 'load'> & Partial<Pick<PcscOptions, 'load'>>;

/** PC/SC, through the npm package `pcsclite` and the daemon pcscd. */
export function openPcsc(options: Options): CardTransport {
  return new PcscTransport({ load: loadPcsclite, ...options });
}

class PcscTransport implements CardTransport {
  readonly kind = 'pcsc';
  readonly #service: PcscService;
  readonly #listeners = new Set<(event: CardEvent) => void>();
  /** Undefined until the reader has told for the first time. */
  #state: CardState | undefined;
  #connection: PcscConnection | undefined;

  constructor(options: PcscOptions) {
    this.#service = new PcscService(options, {
      state: (state) => this.#observe(state),
      found: () => this.#tellStatus(),
      lost: () => this.#lose(),
    });
  }

  status(): CardStatus {
    const reader = this.#service.reader?.raw.name;
    if (reader !== undefined) {
      return { device: 'ready', media: media(this.#state), reader };
    }
    return { device: this.#service.running ? 'noReader' : 'noService', media: 'unknown', reader };
  }

  subscribe(listener: (event: CardEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async connect(): Promise<Result<CardConnection, CardFault>> {
    const { reader } = this.#service;
    if (reader === undefined) return err(cardFault(this.#service.running ? 'noReader' : 'noService'));
    const before = this.#state;
    if (before?.present !== true) return err(cardFault('removed'));
    const free = await this.#letGo(reader);
    if (!free.ok) return free;
    const protocol = await reader.connect();
    if (!protocol.ok) return protocol;
    const connection = new PcscConnection(reader, protocol.value);
    if (protocol.value === undefined || !sameCard(before, this.#state)) {
      await connection.disconnect();
      return err(cardFault('removed'));
    }
    this.#connection = connection;
    return ok(connection);
  }

  async close(): Promise<void> {
    await this.#connection?.disconnect();
    this.#listeners.clear();
    await this.#service.close();
  }

  /** A handle of the card before; the binding says `connected` even after that card was lifted. */
  async #letGo(reader: NativeReader): Promise<Result<undefined, CardFault>> {
    await reader.idle;
    if (!reader.raw.connected) return ok();
    const freed = await reader.disconnect();
    if (!freed.ok) this.#service.restart();
    return freed;
  }

  #lose(): void {
    this.#observe(NO_CARD);
    this.#state = undefined;
    this.#tellStatus();
  }

  #observe(state: CardState): void {
    const events = changes(this.#state ?? NO_CARD, state);
    const first = this.#state === undefined;
    this.#state = state;
    if (events.includes('removed')) this.#connection?.end();
    for (const type of events) this.#raise({ type });
    if (first || events.length > 0) this.#tellStatus();
  }

  #tellStatus(): void {
    this.#raise({ type: 'status', status: this.status() });
  }

  #raise(event: CardEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function media(state: CardState | undefined): CardStatus['media'] {
  if (state === undefined) return 'unknown';
  return state.present ? 'present' : 'notPresent';
}

class PcscConnection implements CardConnection {
  readonly #reader: NativeReader;
  readonly #protocol: number;
  #ended = false;
  #disconnected: Promise<unknown> | undefined;

  constructor(reader: NativeReader, protocol = 0) {
    this.#reader = reader;
    this.#protocol = protocol;
  }

  /** The card is not certain to be the same any more. */
  end(): void {
    this.#ended = true;
  }

  async transmit(command: Uint8Array): Promise<Result<Uint8Array, CardFault>> {
    if (this.#ended || !this.#reader.raw.connected) return err(cardFault('removed'));
    const answer = await this.#reader.transmit(command, this.#protocol);
    if (this.#ended) return err(cardFault('removed'));
    if (answer.ok) return ok(answer.value ?? new Uint8Array());
    this.end();
    return answer;
  }

  async disconnect(): Promise<void> {
    this.#ended = true;
    // Whether it succeeded shows at the next connect, which starts anew if the handle is still held.
    this.#disconnected ??= this.#reader.disconnect();
    await this.#disconnected;
  }
}
