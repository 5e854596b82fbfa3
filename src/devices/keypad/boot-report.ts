import { wipeable } from '#contract/wipeable.ts';

import type { Key } from './port.ts';
import { USAGE, keyOf } from './usages.ts';

/** A keyboard's input report in the boot protocol (HID 1.11, appendix B.1): modifiers, a reserved byte, six keys held down. */
export const REPORT_BYTES = 8;
const FIRST_KEY = 2;

/**
 * Tells from each report which keys went down since the one before, in the report's order. A report is wiped once it is read, and
 * of the last one only the keys still held are remembered.
 */
export class BootReports {
  readonly #held = wipeable(REPORT_BYTES);

  /** Anything that is no report of this form says nothing, nor does one in which too many keys are down to be told apart. */
  read(report: Uint8Array): readonly Key[] {
    const isReport = report.length === REPORT_BYTES && report[FIRST_KEY] !== USAGE.rollOver;
    const down = isReport ? [...this.#fresh(report)] : [];
    if (isReport) this.#held.set(report);
    report.fill(0);
    return down;
  }

  /** No key is held: the keypad was unplugged. */
  forget(): void {
    this.#held.fill(0);
  }

  *#fresh(report: Uint8Array): Iterable<Key> {
    const seen = new Set<number>();
    for (const usage of report.subarray(FIRST_KEY)) {
      const key =
        this.#held.subarray(FIRST_KEY).includes(usage) || seen.has(usage) ? undefined : keyOf(usage);
      seen.add(usage);
      if (key !== undefined) yield key;
    }
  }
}
