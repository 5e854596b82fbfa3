import type { IntentId } from '#contract/ids.ts';
import type { PrintJournal } from '#contract/paper.ts';

import type { SlipJournals } from './slips.ts';

type PrintSteps = Omit<PrintJournal, 'orphan' | 'orphans' | 'orphansGone'>;

/** The journal of the printer that prints certificates and may print slips, too: one writer, and each job in its own books. */
export function paperJournal(certificates: PrintSteps, slips: SlipJournals): PrintJournal {
  const ofSlips = slips.journalOf('certificates');
  const of = (id: IntentId): PrintSteps => (slips.runs(id) ? ofSlips : certificates);
  return {
    intendPrint: (intent) => (slips.owns(intent.issue) ? ofSlips : certificates).intendPrint(intent),
    jobCreated: (id, job) => of(id).jobCreated(id, job),
    jobSending: (id) => of(id).jobSending(id),
    jobSent: (id) => of(id).jobSent(id),
    settlePrint: (id, verdict, cause) => of(id).settlePrint(id, verdict, cause),
    // One printer, one memory: whose paper an orphan is makes no difference to it.
    orphan: (issue) => ofSlips.orphan(issue),
    orphans: () => ofSlips.orphans(),
    orphansGone: (issues) => ofSlips.orphansGone(issues),
    openPrints: () => [...certificates.openPrints(), ...ofSlips.openPrints()],
  };
}
