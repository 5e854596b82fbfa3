import { randomUUID } from 'node:crypto';

import { openComposer } from '#certificates/compose.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { IntentId, IssueId, VisitId } from '#contract/ids.ts';
import type { OpenPrint, PrintJournal } from '#contract/paper.ts';
import { createPrinter, type PrinterOptions } from '#devices/printer/driver.ts';
import type { PrintReport } from '#devices/printer/port.ts';

/** テスト印字: a certificate of nobody with 見本 over the whole page, printed once, as a certificate would be. */
export async function printTestPage(
  options: Pick<PrinterOptions, 'uri' | 'tls' | 'clock'>,
): Promise<PrintReport> {
  const composed = openComposer({ fonts: shippedFonts() }).compose(sampleDocument(), { sample: true });
  if (!composed.ok) throw new Error(`the test page cannot be set: ${composed.error.code}`);
  return printOnePage(options, composed.value.pdf);
}

/** One page about nobody, printed once and remembered nowhere. */
export async function printOnePage(
  options: Pick<PrinterOptions, 'uri' | 'tls' | 'clock'>,
  pdf: Uint8Array,
): Promise<PrintReport> {
  const printer = createPrinter({ ...options, journal: journal() });
  try {
    const name = `test-page-${randomUUID()}`;
    const job = { visit: VisitId.parse(name), issue: IssueId.parse(name), pdf, sheets: 1 };
    return await printer.print(job, () => undefined);
  } finally {
    await printer.close();
  }
}

/** One page of nobody, for as long as this command runs: nothing has to outlive it. */
function journal(): PrintJournal {
  const open = new Map<IntentId, OpenPrint>();
  const move = (id: IntentId, change: Partial<OpenPrint>): void => {
    const print = open.get(id);
    if (print) open.set(id, { ...print, ...change });
  };
  return {
    intendPrint(intent) {
      const id = IntentId.parse(randomUUID());
      open.set(id, { ...intent, id, phase: 'intended', job: undefined });
      return id;
    },
    jobCreated: (id, job) => move(id, { phase: 'created', job }),
    jobSending: (id) => move(id, { phase: 'sending' }),
    jobSent: (id) => move(id, { phase: 'sent' }),
    settlePrint: (id) => void open.delete(id),
    openPrints: () => [...open.values()],
    orphan: () => undefined,
    orphans: () => [],
    orphansGone: () => undefined,
  };
}
