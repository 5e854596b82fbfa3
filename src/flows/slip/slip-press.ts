import type { Language } from '#contract/language.ts';
import type { Result } from '#contract/result.ts';
import type { Slip } from '#contract/slip.ts';
import type { PrinterPort } from '#devices/printer/port.ts';
import type { SlipPrinter } from '#ledger/ledger.ts';

/** What is to be composed: the slip, its number, the moment (ms since 1970), the visit's language. */
export interface SlipToPress {
  readonly slip: Slip;
  readonly number: string;
  readonly at: number;
  readonly language: Language;
}

/** What makes slips: their layout, and the printer that they come out of. */
export interface SlipPress {
  readonly printer: Pick<PrinterPort, 'print' | 'reconcile'>;
  /** Which of the terminal's printers that is. */
  readonly comesFrom: SlipPrinter;
  compose(slip: SlipToPress): Result<Uint8Array, { readonly code: string }>;
  /** What the bytes say of themselves; `undefined` if they are no slip. */
  readBack(pdf: Uint8Array): { readonly slip: string; readonly number: string } | undefined;
}
