/** Signals of the vpcd protocol: a frame of this one byte (vsmartcard, virtualsmartcard/src/vpcd/vpcd.h). */
export const CONTROL = { off: 0x00, on: 0x01, reset: 0x02, atr: 0x04 } as const;

/** One frame: length in two bytes, big-endian, then as many bytes. */
export function frame(payload: Uint8Array): Buffer {
  if (payload.length > 0xffff) throw new RangeError('a vpcd frame carries at most 65535 bytes');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length);
  return Buffer.concat([length, payload]);
}

/** Cuts a byte stream into frames; holds at most one unfinished frame. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Uint8Array): readonly Buffer[] {
    const frames: Buffer[] = [];
    let bytes = Buffer.concat([this.#rest, chunk]);
    while (bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt16BE()) {
      const end = 2 + bytes.readUInt16BE();
      frames.push(bytes.subarray(2, end));
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes;
    return frames;
  }
}
