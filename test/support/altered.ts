import { sign1 } from '#certificates/seal/sign1.ts';
import { unlocked, locked } from '#certificates/seal/lock.ts';
import { opened } from '#certificates/seal/open.ts';
import type { Front } from '#certificates/seal/open.ts';

import type { Chance } from '../scan/raster.ts';

/** What a forger has: a genuine back with its front, and another genuine back. */
export interface Forger {
  readonly bytes: Uint8Array;
  readonly other: Uint8Array;
  readonly front: Front;
  readonly keyOf: (kid: Uint8Array) => Uint8Array | undefined;
}

/** Changes `count` payloads and answers how many were believed; `inside` changes what was signed and locks it again. */
export function believed(forger: Forger, count: number, inside: boolean, chance: Chance): number {
  const { bytes, front, keyOf } = forger;
  const genuine = inside ? unlocked(bytes, front.serial, front.secret) : null;
  let accepted = 0;
  for (let forgery = 0; forgery < count; forgery += 1) {
    const payload = genuine
      ? locked(changed(genuine.message, genuine.message, chance), genuine, front.secret)
      : changed(bytes, forger.other, chance);
    if (typeof opened(payload, front, keyOf) !== 'string') accepted += 1;
  }
  return accepted;
}

/** One change, never none: bits, bytes, a cut, something added, a piece of another. */
function changed(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const at = Math.floor(chance() * bytes.length);
  const out = Uint8Array.from(bytes);
  switch (Math.floor(chance() * 5)) {
    case 0:
      out[at] = (out[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
      return out;
    case 1:
      return out.subarray(0, at);
    case 2:
      return Uint8Array.from([...out, Math.floor(chance() * 256)]);
    case 3:
      out.fill((out[at] ?? 0) ^ (1 + Math.floor(chance() * 255)), at, at + 1 + Math.floor(chance() * 16));
      return out;
    default: {
      out.set(other.subarray(at, Math.min(out.length, other.length)), at);
      return out.every((byte, place) => byte === bytes[place]) ? flipped(out, at) : out;
    }
  }
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** A message signed by somebody else under the town's key id. */
export function forged(payload: Uint8Array, kid: Uint8Array, chance: Chance): Uint8Array {
  return sign1(payload, kid, () => Uint8Array.from({ length: 64 }, () => Math.floor(chance() * 256)));
}
