/** The host's address on every ccTalk bus (part 1, 7). */
export const HOST = 1;

/** One ccTalk message block. `header` is the command; in a reply it is 0 (ACK), 5 (NAK) or 6 (BUSY). */
export interface Frame {
  readonly destination: number;
  readonly source: number;
  readonly header: number;
  readonly data: Uint8Array;
}

/** Bytes around the data: destination, length, source, header, checksum. */
const OVERHEAD = 5;
export const MAX_DATA = 255;

/** A message block with the simple checksum: all its bytes sum to zero modulo 256 (part 1, 8). */
export function encodeFrame(frame: Frame): Uint8Array {
  if (frame.data.length > MAX_DATA) throw new RangeError(`ccTalk data too long: ${frame.data.length}`);
  const bytes = Uint8Array.of(
    frame.destination,
    frame.data.length,
    frame.source,
    frame.header,
    ...frame.data,
    0,
  );
  bytes[bytes.length - 1] = -sum(bytes) & 0xff;
  return bytes;
}

export type Received = { readonly type: 'frame'; readonly frame: Frame } | { readonly type: 'damaged' };

/**
 * Finds frames in bytes that arrive in any portions. A one-wire bus gives the sender its own bytes back: announced by
 * `sent`, that echo is taken off. After damage everything is dropped until `gap`, because a frame found inside a damaged
 * one would be a guess.
 */
export class FrameParser {
  #held: number[] = [];
  #echo: Uint8Array = new Uint8Array();
  #echoes = false;
  #damaged = false;

  /** Forgets all; the next bytes may begin with the echo of `bytes`. */
  sent(bytes: Uint8Array): void {
    this.gap();
    this.#echo = bytes;
  }

  /** The line was silent for longer than the 50 ms that part 1, 11 allows between two bytes. */
  gap(): void {
    this.#held = [];
    this.#damaged = false;
  }

  feed(bytes: Uint8Array): readonly Received[] {
    const found: Received[] = [];
    for (const byte of bytes) {
      if (this.#damaged) continue;
      this.#held.push(byte);
      const received = this.#echo.length > 0 ? this.#takeEcho() : this.#takeFrame();
      if (received === undefined) continue;
      this.#damaged = received.type === 'damaged';
      found.push(received);
    }
    return found;
  }

  #takeEcho(): Received | undefined {
    const same = this.#held.every((byte, at) => byte === this.#echo[at]);
    if (same && this.#held.length < this.#echo.length) return undefined;
    this.#echo = new Uint8Array();
    if (!same) {
      // A bus that has echoed before and now tells something else has been spoken over.
      return this.#echoes ? { type: 'damaged' } : this.#takeFrame();
    }
    this.#held = [];
    this.#echoes = true;
    return undefined;
  }

  #takeFrame(): Received | undefined {
    const [destination = 0, length = 0, source = 0, header = 0] = this.#held;
    if (this.#held.length < OVERHEAD || this.#held.length < OVERHEAD + length) return undefined;
    const block = Uint8Array.from(this.#held);
    this.#held = [];
    if ((sum(block) & 0xff) !== 0) return { type: 'damaged' };
    return { type: 'frame', frame: { destination, source, header, data: block.slice(4, -1) } };
  }
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}
