import { SW } from '../apdu.ts';
import type { Command } from './command.ts';
import type { Quirks } from './quirks.ts';

/** How a card gives its data: at once, or in parts that GET RESPONSE fetches (ISO 7816-4, 5.3.4). */
export class Response {
  readonly #quirks: Quirks;
  #rest: Uint8Array = new Uint8Array();

  constructor(quirks: Quirks) {
    this.#quirks = quirks;
  }

  /** Forgets what was not fetched: any other command does that. */
  clear(): void {
    this.#rest = new Uint8Array();
  }

  begin(data: Uint8Array, { le = 0, extended }: Command): Uint8Array {
    if (this.#quirks.exactLe === true && !extended && data.length < le) return word(0x6c00 | data.length);
    return this.#give(data, this.#quirks.chained === true && !extended ? 0 : le);
  }

  /** GET RESPONSE. */
  next({ le = 256 }: Command): Uint8Array {
    return this.#rest.length === 0 ? word(SW.notFulfilled) : this.#give(this.#rest, le);
  }

  #give(data: Uint8Array, length: number): Uint8Array {
    this.#rest = data.subarray(length);
    const waiting = this.#rest.length;
    const sw = waiting === 0 ? SW.ok : 0x6100 | (waiting >= 256 ? 0 : waiting);
    return Buffer.concat([data.subarray(0, length), word(sw)]);
  }
}

export function word(sw: number): Buffer {
  return Buffer.from([sw >> 8, sw & 0xff]);
}
