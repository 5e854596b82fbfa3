import { wipeable } from '#contract/wipeable.ts';

import { digitsInMemory } from './digits-in-memory.ts';

/** A PIN is told as `PIN xor MASK`, so that telling it leaves no trace of it. */
export const MASK = 0x2a5a;

/** A PIN that stands nowhere in this process's memory; never as a string. */
export interface Canary {
  /** Told to whoever searches elsewhere. */
  readonly masked: number;
  digits(): Iterable<number>;
  /** The digits as bytes that the driver wipes. */
  bytes(): Buffer;
  /** How often the PIN stands in memory now. */
  count(): number;
}

export function chooseCanary(): Canary {
  const pin = digitsInMemory().findIndex((times, value) => times === 0 && value > 1_000);
  function* digits(): Iterable<number> {
    for (let place = 1_000; place >= 1; place /= 10) yield Math.floor(pin / place) % 10;
  }
  return {
    masked: pin ^ MASK,
    digits,
    bytes() {
      const bytes = wipeable(4);
      let at = 0;
      for (const digit of digits()) bytes[at++] = 0x30 + digit;
      return bytes;
    },
    count: () => digitsInMemory()[pin] ?? 0,
  };
}
