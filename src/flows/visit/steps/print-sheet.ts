import type { PrintProgress, PrintReport, PrinterFault } from '#devices/printer/port.ts';

import { belongsTo } from '../../person-check.ts';
import type { Desk } from '../desk.ts';
import type { Hands } from '../hands.ts';

export type PrintOutcome =
  | { readonly result: 'report'; readonly report: PrintReport }
  | { readonly result: 'personMismatch' };

/** Prints the copy at `index`, after the person check on the very bytes that are about to leave. */
export async function printSheet(
  desk: Desk,
  hands: Hands,
  index: number,
  progress: (step: PrintProgress, fault?: PrinterFault) => void,
): Promise<PrintOutcome> {
  const sheet = hands.sheets[index];
  const person = hands.person;
  if (!sheet || !person) throw new Error('printing without a prepared sheet');
  const label = desk.composer.readBack(sheet.pdf);
  if (!belongsTo(label, { ...sheet, personKey: person.key })) {
    desk.events.raise({ id: 'person.mismatch', visit: hands.visit, issue: sheet.issue });
    return { result: 'personMismatch' };
  }
  const { issue, pdf, sheets } = sheet;
  const job = { visit: hands.visit, issue, pdf, sheets, sides: label.sides };
  return { result: 'report', report: await desk.printer.print(job, progress) };
}
