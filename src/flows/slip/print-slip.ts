import type { VisitId } from '#contract/ids.ts';
import type { Clock } from '#contract/clock.ts';
import type { Language } from '#contract/language.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { Slip } from '#contract/slip.ts';
import type { Slips } from '#ledger/ledger.ts';

import type { SlipPress } from './slip-press.ts';

/** What printing a slip works with; a visit's desk is one. */
export interface SlipDesk {
  readonly slipPress: SlipPress;
  readonly books: { readonly slips: Pick<Slips, 'begin'> };
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Numbers, composes, reads back and prints one slip, once. Its verdict changes nothing of what became of the money, which is in
 * the books already; a slip that did not come out is told, and what is owed keeps its number on the screen.
 */
export async function printSlip(
  { slipPress, books, clock }: SlipDesk,
  visit: VisitId,
  slip: Slip,
  language: Language,
): Promise<PrintVerdict> {
  const what = slip.slip === 'receipt' ? 'receipt' : { owedNumber: slip.owedNumber };
  const { slip: id, number } = books.slips.begin(visit, what, slipPress.comesFrom);
  const made = slipPress.compose({ slip, number, at: clock.now(), language });
  if (!made.ok) return 'notPrinted';
  const label = slipPress.readBack(made.value);
  if (label?.slip !== slip.slip || label.number !== number) return 'notPrinted';
  const job = { visit, issue: id, pdf: made.value, sheets: 1 };
  const report = await slipPress.printer.print(job, () => undefined);
  return report.verdict;
}
