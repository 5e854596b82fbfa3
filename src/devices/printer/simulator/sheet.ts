import { createHash } from 'node:crypto';

import type { Sides } from '#contract/paper.ts';

/** One sheet of paper with print on it. */
export interface Sheet {
  /** The name of the job, which is the id. */
  readonly job: string;
  /** Which page of the document is on its front, from 1; with two sides the next page is on its back. */
  readonly page: number;
  readonly sides: Sides;
  /** The document it was printed from. */
  readonly pdf: Uint8Array;
}

/** A sheet as it is counted afterwards: what it was printed from, without the document itself. */
export interface SheetRecord {
  readonly job: string;
  readonly page: number;
  readonly sha256: string;
}

export function recordOf({ job, page, pdf }: Sheet): SheetRecord {
  return { job, page, sha256: createHash('sha256').update(pdf).digest('hex') };
}

/** Pages of a PDF whose page objects are not packed away, as pdfkit writes them; 0 for what is no PDF. */
export function pagesOf(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) return 0;
  return text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}
