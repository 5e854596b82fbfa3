/** Thrown within the decoder only, and turned into a value at its border. */
export class Malformed extends Error {}

const utf8 = new TextDecoder();

/** Reads forward through bytes and never past their end. */
export class Cursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  i32(): number {
    return this.#view.getInt32(this.#advance(4));
  }

  take(length: number): Uint8Array {
    const from = this.#advance(length);
    return this.#bytes.subarray(from, from + length);
  }

  string(length: number): string {
    return utf8.decode(this.take(length));
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#at);
  }

  #advance(length: number): number {
    const from = this.#at;
    if (length > this.#bytes.length - from) throw new Malformed('cut-short');
    this.#at = from + length;
    return from;
  }
}
