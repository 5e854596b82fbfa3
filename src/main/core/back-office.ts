import { machineClock as clock } from '#contract/clock.ts';
import type { Terminal } from '#contract/terminal.ts';
import type { BackOffice } from '#flows/staff/back-office.ts';
import type { Standstill } from '#flows/staff/office.ts';
import type { Ledger } from '#ledger/ledger.ts';

import { readCalibration } from './calibration.ts';
import { addressOf } from './devices.ts';
import { printTestPage } from './test-page.ts';

/** What staff work with at the screen, beyond what a visit needs. */
export function backOfficeOf({
  terminal,
  printerCa,
  ledger,
  standstill,
}: {
  readonly terminal: Terminal;
  readonly printerCa: string | undefined;
  readonly ledger: Ledger;
  readonly standstill: Standstill;
}): BackOffice {
  return {
    books: ledger,
    standstill,
    unsent: () => ledger.outbox.size,
    calibration() {
      const kept = terminal.guard === true ? readCalibration(terminal.data) : undefined;
      return typeof kept === 'string' ? kept : undefined;
    },
    testPrint: () => printTestPage({ ...addressOf(terminal.printer, printerCa), clock }),
  };
}
