import type { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';

import { a4Pdf } from '../../../test/support/a4-pdf.ts';

/** Prints a document of `pages` pages, as a client that sends it over IPP would. */
export function print(paper: PaperMachine, pages = 1): void {
  paper.receive(paper.createJob('issue-1', 'terminal'), a4Pdf('SAMPLE', pages));
}
