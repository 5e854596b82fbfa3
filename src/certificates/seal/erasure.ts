import { divide, multiply } from './gf256.ts';

/** One of n equal parts of a payload, by its place from 0. */
export interface Shard {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * Splits bytes into `k` shards and adds others until there are `n`, so that any `k` of them give the bytes back (Reed-Solomon
 * erasure code, Reed and Solomon 1960). At each position the shards are values of one polynomial of a degree below `k`; the
 * first `k` shards are the bytes themselves, padded with zeros.
 */
export function spread(bytes: Uint8Array, k: number, n: number): Shard[] {
  const size = Math.ceil(bytes.length / k);
  const whole = Array.from({ length: k }, (_, index) => {
    const shard = new Uint8Array(size);
    shard.set(bytes.subarray(index * size, (index + 1) * size));
    return { index, bytes: shard };
  });
  const spare = Array.from({ length: n - k }, (_, place) => valueAt(whole, k + place));
  return [...whole, ...spare];
}

/** The first `length` bytes out of any `k` different shards of equal size; `null` if there are fewer. */
export function gathered(shards: readonly Shard[], k: number, length: number): Uint8Array | null {
  const known = shards.slice(0, k);
  const size = known[0]?.bytes.length ?? 0;
  if (known.length < k || size * k < length) return null;
  const whole = new Uint8Array(size * k);
  for (let index = 0; index < k; index += 1) {
    const shard = known.find((each) => each.index === index) ?? valueAt(known, index);
    whole.set(shard.bytes, index * size);
  }
  return whole.slice(0, length);
}

/** The shard at any place, by Lagrange's interpolation through the known ones. */
export function valueAt(known: readonly Shard[], index: number): Shard {
  const bytes = new Uint8Array(known[0]?.bytes.length ?? 0);
  for (const one of known) {
    const weight = weightOf(one, known, index);
    const row = new Uint8Array(256);
    for (let value = 1; value < 256; value += 1) row[value] = multiply(weight, value);
    for (let at = 0; at < bytes.length; at += 1)
      bytes[at] = (bytes[at] ?? 0) ^ (row[one.bytes[at] ?? 0] ?? 0);
  }
  return { index, bytes };
}

function weightOf(one: Shard, known: readonly Shard[], index: number): number {
  let [above, below] = [1, 1];
  for (const other of known) {
    if (other.index === one.index) continue;
    above = multiply(above, index ^ other.index);
    below = multiply(below, one.index ^ other.index);
  }
  return divide(above, below);
}
