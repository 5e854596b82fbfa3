/**
 * Room for bytes that will be wiped. An ordinary small Buffer lies in V8's young generation, of which every collection leaves
 * a copy behind; memory made this way never moves, so that wiping it wipes it all.
 */
export function wipeable(length: number): Buffer {
  return Buffer.from(new ArrayBuffer(length));
}
