import Sqlite from 'better-sqlite3';
import { z } from 'zod';

import type { ChangeCoin, Denomination } from '#contract/yen.ts';
import type { CashStatus } from '#devices/cash/port.ts';

const DISPENSE = 167;
const ROUTE = 154;
const STATUS = 166;

/** What the watch may look at. */
export interface Watched {
  /** The ledger's file. */
  readonly path: string;
}

/** A piece of money that the slot took in, and what was known just before. */
export interface Taken {
  readonly denomination: Denomination;
  readonly status: CashStatus;
  /** Coins in each hopper by the books. */
  readonly stock: Readonly<Record<ChangeCoin, number>>;
  /** Of those, the coins that the books vouch for. */
  readonly trusted: Readonly<Record<ChangeCoin, number>>;
  /** Held for the resident by the books, yen. */
  readonly held: number;
  /** A core was watching, and nothing had changed for long enough to be known and acted upon. */
  readonly settled: boolean;
  /** Nobody was paying, and had not been for as long. */
  readonly idle: boolean;
}

/** ccTalk part 1, 8: destination, length, source, header come before the data, a checksum after it. */
const DATA_AT = 4;

const Intents = z.array(z.string());

/**
 * Looks over the shoulder of the core: every frame that it sends, held against what a second connection, which sees what is
 * committed and nothing else, finds in the ledger at that moment.
 */
export class Watch {
  readonly #world: Watched;
  readonly #readers = new Map<string, Sqlite.Database>();
  readonly #orders = new Map<string, number>();
  readonly #unread = new Set<number>();
  /** Frames 154 and 167 before which no intent was committed. */
  unwritten = 0;
  /** Orders to pay while the state of the hopper had not been read since the last one. */
  unasked = 0;
  readonly taken: Taken[] = [];

  constructor(world: Watched) {
    this.#world = world;
  }

  /** How often the most repeated intent was sent. */
  get mostRepeated(): number {
    return Math.max(0, ...this.#orders.values());
  }

  get orders(): number {
    return this.#orders.size;
  }

  /** A frame on its way to the devices: address, length, host, header, data, checksum. */
  sent(bytes: Uint8Array): void {
    const [address = 0, , , header] = bytes;
    if (header === STATUS) this.#unread.delete(address);
    if (header !== DISPENSE && header !== ROUTE) return;
    if (header === DISPENSE) {
      if (this.#unread.has(address)) this.unasked += 1;
      this.#unread.add(address);
    }
    const open = this.#open(bytes);
    if (open === undefined) this.unwritten += 1;
    else this.#orders.set(open, (this.#orders.get(open) ?? 0) + 1);
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
  }

  /** The committed intent that stands for an order. One to a hopper without encryption is zeros and a count, and names no device. */
  #open(bytes: Uint8Array): string | undefined {
    const data = bytes.subarray(DATA_AT, -1);
    const [low = 0, middle = 0, high = 0] = data;
    const serial = low + middle * 0x100 + high * 0x10000;
    const [found] =
      bytes[3] === DISPENSE
        ? this.#ask(
            'SELECT intent FROM payouts WHERE status IS NULL AND coins = ? AND (device = ? OR ?)',
            data.at(-1),
            `hopper-${serial}`,
            Number(data.subarray(0, -1).every((byte) => byte === 0)),
          )
        : this.#ask(
            'SELECT intent FROM routes WHERE status IS NULL AND destination = ?',
            low === 1 ? 'stack' : 'return',
          );
    return found;
  }

  #ask(sql: string, ...given: unknown[]): readonly string[] {
    const { path } = this.#world;
    const reader = this.#readers.get(path) ?? new Sqlite(path, { readonly: true });
    this.#readers.set(path, reader);
    return Intents.parse(
      reader
        .prepare(sql)
        .pluck()
        .all(...given),
    );
  }
}
