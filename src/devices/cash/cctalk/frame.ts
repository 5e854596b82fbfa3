/** The host's address on every ccTalk bus (part 1, 7). */
export const HOST = 1;

/** One ccTalk message block. `header` is the command; in a reply it is 0 (ACK), 5 (NAK) or 6 (BUSY). */
export interface Frame {
  readonly destination: number;
  /** Undefined in a received block with CRC-16, which does not name its sender. */
  readonly source: number | undefined;
  readonly header: number;
  readonly data: Uint8Array;
}

/** How a device protects its blocks: all bytes sum to zero modulo 256 (part 1, 8), or CRC-16 (part 1, 12). */
export type Checksum = 'simple' | 'crc16';

/** Bytes around the data: destination, length, source, header, checksum. */
const OVERHEAD = 5;
export const MAX_DATA = 255;

/** A message block. With CRC-16 the low byte of the CRC stands where the source would: the host is always 1. */
export function encodeFrame(frame: Frame, checksum: Checksum = 'simple'): Uint8Array {
  if (frame.data.length > MAX_DATA) throw new RangeError(`ccTalk data too long: ${frame.data.length}`);
  return checksum === 'simple' ? encodeSimple(frame) : encodeCrc(frame);
}

function encodeCrc({ destination, header, data }: Frame): Uint8Array {
  const crc = crc16(Uint8Array.of(destination, data.length, header, ...data));
  return Uint8Array.of(destination, data.length, crc & 0xff, header, ...data, crc >> 8);
}

function encodeSimple(frame: Frame): Uint8Array {
  const bytes = Uint8Array.of(
    frame.destination,
    frame.data.length,
    frame.source ?? HOST,
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
  #checksumOf: (destination: number) => Checksum;

  /** `checksumOf`: what blocks for an address are protected by. */
  constructor(checksumOf: (destination: number) => Checksum = () => 'simple') {
    this.#checksumOf = checksumOf;
  }

  /** Forgets all; the next bytes may begin with the echo of `bytes`, and the reply has this checksum. */
  sent(bytes: Uint8Array, checksum: Checksum = 'simple'): void {
    this.gap();
    this.#echo = bytes;
    this.#checksumOf = () => checksum;
  }

  /** The line was silent for longer than the 50 ms that part 1, 11 allows between two bytes. */
  gap(): void {
    this.#held = [];
    this.#damaged = false;
  }

  /** Bytes have come that make no frame yet. */
  get partial(): boolean {
    return this.#held.length > 0;
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
    const data = block.slice(4, -1);
    if (this.#checksumOf(destination) === 'simple') {
      if ((sum(block) & 0xff) !== 0) return { type: 'damaged' };
      return { type: 'frame', frame: { destination, source, header, data } };
    }
    const crc = crc16(Uint8Array.of(destination, length, header, ...data));
    if (crc !== source + (block.at(-1) ?? 0) * 256) return { type: 'damaged' };
    return { type: 'frame', frame: { destination, source: undefined, header, data } };
  }
}

/** CRC-CCITT: polynomial 0x1021, from 0, most significant bit first (part 1, 12). */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? 0x1021 : 0) ^ (crc << 1)) & 0xffff;
  }
  return crc;
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}
