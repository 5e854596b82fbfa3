import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import type { Faces } from '../fonts.ts';
import { SHEET } from '../layout/sheet.ts';
import { paintRules, paintText } from '../paint.ts';
import { openPdf } from '../pdf.ts';
import { openPen } from '../pen.ts';
import type { ComposeFault, SetSheet } from '../typeset.ts';
import { typeset } from '../typeset.ts';
import { slipPart } from './layout.ts';
import type { SlipDocument } from './slip-document.ts';

/** The paper of a slip: of its own printer, or the certificates'. */
export type SlipPaper = 'a6' | 'a4';

/** A slip is laid out on A6; on A4 the same is drawn twice as large, for eyes that need it. */
const SCALE: Readonly<Record<SlipPaper, number>> = { a6: 1, a4: 2 };

/** Composes a slip as one page of PDF. The same document gives the same bytes. */
export function composeSlip(
  faces: Faces,
  document: SlipDocument,
  paper: SlipPaper,
): Result<Uint8Array, ComposeFault> {
  const set = typeset(faces, slipPart(document));
  return set.ok ? ok(painted(faces, set.value, document, SCALE[paper])) : set;
}

function painted(faces: Faces, sheet: SetSheet, document: SlipDocument, scale: number): Uint8Array {
  const made = new Date(document.at);
  const { pdf, end } = openPdf({
    title: '利用明細',
    made,
    size: [(SHEET.width * scale) / 2, (SHEET.height * scale) / 2],
  });
  const pen = openPen(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  pdf.addPage();
  const Private = { Slip: Buffer.from(document.slip.slip), Number: Buffer.from(document.number) };
  Object.assign(pdf.page.dictionary.data, { PieceInfo: { Mado: { LastModified: made, Private } } });
  pdf.scale(scale);
  pdf.markContent('Artifact', { type: 'Layout' });
  paintRules(pdf, sheet.rules);
  pdf.endMarkedContent();
  for (const each of sheet.boxes) root.add(pdf.struct('P', {}, () => paintText(pen, faces, each)));
  root.end();
  pen.end();
  return end();
}
