import type { Clock } from '#contract/clock.ts';

import { writeCoil } from './modbus.ts';

/** A lamp that does not answer is told again after this, ms: the sensor on its line is not kept waiting for it. */
export const LAMP_RETRY_MS = 5_000;

/** The lamp at one coil: what it shall be, what it said that it is, and when it is told next. */
export class Lamp {
  readonly #clock: Clock;
  readonly #address: { readonly unit: number; readonly coil: number };
  #wanted = false;
  /** Undefined until it has answered: what it was before is unknown. */
  #is: boolean | undefined;
  #notBefore = 0;
  #order: { readonly frame: Uint8Array; readonly on: boolean } | undefined;
  #heard = Buffer.alloc(0);

  constructor(address: { readonly unit: number; readonly coil: number }, clock: Clock) {
    this.#address = address;
    this.#clock = clock;
  }

  want(on: boolean): void {
    this.#wanted = on;
  }

  /** Its module was away: nobody knows how it is now. */
  forget(): void {
    this.#is = undefined;
  }

  /** What is to be said on the line now; undefined while it is as it shall be, or was silent a moment ago. */
  order(): Uint8Array | undefined {
    if (this.#is === this.#wanted || this.#clock.monotonic() < this.#notBefore) return undefined;
    const { unit, coil } = this.#address;
    this.#order = { frame: writeCoil(unit, coil, this.#wanted), on: this.#wanted };
    this.#heard = Buffer.alloc(0);
    this.#notBefore = this.#clock.monotonic() + LAMP_RETRY_MS;
    return this.#order.frame;
  }

  /** Whether these bytes complete its answer, which is the order itself. */
  hears(bytes: Uint8Array): boolean {
    if (!this.#order) return false;
    this.#heard = Buffer.concat([this.#heard, bytes]).subarray(-64);
    if (!this.#heard.includes(Buffer.from(this.#order.frame))) return false;
    this.#is = this.#order.on;
    this.#order = undefined;
    this.#notBefore = 0;
    return true;
  }
}
