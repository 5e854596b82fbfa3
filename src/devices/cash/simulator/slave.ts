import type { Clock } from '#contract/clock.ts';

/** What a device answers; undefined is silence. */
export type Reply = { readonly header: 0 | 5 | 6; readonly data: readonly number[] } | undefined;

/** A device on the bus. */
export interface Slave {
  readonly address: number;
  answer(header: number, data: Uint8Array): Reply;
  powerOn(): void;
  powerOff(): void;
}

/** How long things take, ms; all 0 makes everything happen at once. */
export interface Pace {
  readonly coinMs: number;
  readonly noteMs: number;
  readonly payMs: number;
  /** How long a hopper turns until it gives up. */
  readonly emptyMs: number;
  /** One byte on the wire. */
  readonly byteMs: number;
}

/** As the devices are: 9600 bit/s, a third of a second from slot to sorter, four coins a second out of a hopper. */
export const REAL_PACE: Pace = { coinMs: 300, noteMs: 1500, payMs: 250, emptyMs: 2000, byteMs: 1.04 };
export const INSTANT: Pace = { coinMs: 0, noteMs: 0, payMs: 0, emptyMs: 0, byteMs: 0 };

export const ACK: Reply = { header: 0, data: [] };
export const NAK: Reply = { header: 5, data: [] };

export function data(...bytes: readonly number[]): Reply {
  return { header: 0, data: bytes };
}

export function text(value: string): Reply {
  return data(...Buffer.from(value, 'latin1'));
}

export function u24(value: number): readonly number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff];
}

/** What every device says of itself (part 2); undefined for a command that is its own affair. */
export function introduce(
  header: number,
  device: { readonly category: string; readonly product: string; readonly serial: number },
): Reply {
  switch (header) {
    case 254:
      return ACK;
    case 249:
      return data(2, 20);
    case 246:
      return text('Mado');
    case 245:
      return text(device.category);
    case 244:
      return text(device.product);
    case 242:
      return data(...u24(device.serial));
    case 241:
      return text('1.0');
    case 192:
      return text('demo    ');
    case 4:
      return data(1, 4, 7);
    default:
      return undefined;
  }
}

/** Motors and falling coins: what was started before a power cut does not happen after it. */
export class Mechanics {
  readonly #clock: Clock;
  #era = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  after(ms: number, happen: () => void): void {
    if (ms === 0) return happen();
    const era = this.#era;
    this.#clock.setTimeout(() => {
      if (era === this.#era) happen();
    }, ms);
    return undefined;
  }

  stop(): void {
    this.#era++;
  }

  now(): number {
    return this.#clock.monotonic();
  }
}
