import { REPORT_BYTES } from '../boot-report.ts';
import type { Key } from '../port.ts';
import { USAGE } from '../usages.ts';

/** What the made-up ten-key says of itself; the descriptor is the boot keyboard's (HID 1.11, appendix E.6). */
export const TEN_KEY = {
  vendor: 0x1209,
  product: 0x0001,
  name: 'Mado ten-key',
  serial: 'made-up',
  descriptor:
    '05010906a101050719e029e71500250175019508810295017508810195057501050819012905910295017503910195067508150025650507190029658100c0',
} as const;
export const TEN_KEY_DEVICE = '1209:0001';

/** A ten-key as a machine of its own: keys go down and up, and each change is one report. */
export class TenKey {
  readonly #send: (report: Buffer) => void;
  #down: readonly number[] = [];

  constructor(send: (report: Buffer) => void) {
    this.#send = send;
  }

  press(...keys: readonly Key[]): void {
    this.hold(...keys);
    this.release();
  }

  /** Keys that stay down, beside those that are. */
  hold(...keys: readonly Key[]): void {
    for (const key of keys) {
      this.#down = [...this.#down, usageOf(key)];
      this.#report();
    }
  }

  release(): void {
    this.#down = [];
    this.#report();
  }

  /** Six keys are all a report has room for; with more of them down it tells none. */
  #report(): void {
    const report = Buffer.alloc(REPORT_BYTES);
    const room = REPORT_BYTES - 2;
    if (this.#down.length > room) report.fill(USAGE.rollOver, 2);
    else report.set(this.#down, 2);
    this.#send(report);
  }
}

function usageOf(key: Key): number {
  switch (key.key) {
    case 'digit':
      return key.digit === 0 ? USAGE.keypadZero : USAGE.keypadOne + key.digit - 1;
    case 'erase':
      return USAGE.keypadBackspace;
    case 'clear':
      return USAGE.keypadClear;
    case 'enter':
      return USAGE.keypadEnter;
  }
}
