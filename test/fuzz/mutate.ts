/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes damaged in one of the ways in which frames get damaged. */
export function mutate(original: Uint8Array, next: () => number): Uint8Array {
  const bytes = Buffer.from(original);
  if (bytes.length < 2) return bytes;
  const below = (limit: number): number => Math.floor(next() * limit);
  const at = below(bytes.length);
  const until = at + below(32);
  switch (below(7)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      return bytes;
    case 1:
      bytes[at] = below(256);
      return bytes;
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(until)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, until), bytes.subarray(at)]);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(below(64), below(256)), bytes.subarray(at)]);
    default:
      bytes.writeUInt16BE([0, 0x7fff, 0xfff8, 0xffff][below(4)] ?? 0, Math.min(at, bytes.length - 2));
      return bytes;
  }
}
