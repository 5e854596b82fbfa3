import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import type { CertificateDocument } from './data.ts';
import type { Faces, FontFiles } from './fonts.ts';
import { openFaces, refresh } from './fonts.ts';
import { startOf } from './japan-time.ts';
import { issueLine, madeUpLine } from './layout/foot.ts';
import { formsOf, itemMissing } from './layout/forms.ts';
import type { Part } from './layout/sheet.ts';
import { joined } from './layout/sheet.ts';
import { paint } from './paint.ts';
import { MAX_PAGES } from './read-back.ts';
import { sampleDocument } from './sample-document.ts';
import { composeSlip } from './slips/compose-slip.ts';
import type { SlipPaper } from './slips/compose-slip.ts';
import type { SlipDocument } from './slips/slip-document.ts';
import { typeset } from './typeset.ts';
import type { ComposeFault, SetSheet } from './typeset.ts';

export type { ComposeFault } from './typeset.ts';

export interface ComposeOptions {
  /** Test prints and made-up towns: 「見本」 over every page. */
  readonly sample: boolean;
  /** 架空の町: every page also says that the town does not exist. */
  readonly demo?: boolean;
}

/** A certificate as it goes to the printer. */
export interface Composed {
  readonly pdf: Uint8Array;
  readonly sheets: number;
}

/** Makes sheets (A4, PDF) of documents. The same document gives the same bytes, in any process. */
export interface Composer {
  compose(document: CertificateDocument, options: ComposeOptions): Result<Composed, ComposeFault>;
  /** A receipt or an owed slip: one page, about nobody. */
  composeSlip(document: SlipDocument, paper: SlipPaper): Result<Uint8Array, ComposeFault>;
}

/** Opens the fonts and composes once, so that the first resident waits no longer than the second. */
export function openComposer({ fonts }: { readonly fonts: FontFiles }): Composer {
  const faces = openFaces(fonts);
  const composer: Composer = {
    compose(document, options) {
      try {
        return compose(faces, document, options);
      } finally {
        refresh(faces);
      }
    },
    composeSlip(document, paper) {
      try {
        return composeSlip(faces, document, paper);
      } finally {
        refresh(faces);
      }
    },
  };
  const warm = composer.compose(sampleDocument(), { sample: true });
  if (!warm.ok) throw new Error(`the fonts cannot set a plain certificate: ${warm.error.code}`);
  return composer;
}

function compose(
  faces: Faces,
  document: CertificateDocument,
  options: ComposeOptions,
): Result<Composed, ComposeFault> {
  const { data, issueNumber, personKey, issuedOn } = document;
  const missing = itemMissing(data);
  if (missing !== null) return err({ code: 'itemMissing', who: 'staff', item: missing });
  const parts = sheetsOf(document, options);
  if (parts.length > MAX_PAGES) return err({ code: 'textOverflows', who: 'staff', item: '枚数' });
  const sheets: SetSheet[] = [];
  for (const part of parts) {
    const set = typeset(faces, part);
    if (!set.ok) return set;
    sheets.push(set.value);
  }
  const made = new Date(startOf(issuedOn));
  const pdf = paint(faces, sheets, made, { issueNumber, personKey }, options.sample);
  return ok({ pdf, sheets: sheets.length });
}

function sheetsOf(document: CertificateDocument, { demo = false }: ComposeOptions): Part[] {
  const sheets = formsOf(document);
  return sheets.map((sheet, index) =>
    joined([sheet, issueLine(document, index + 1, sheets.length), ...(demo ? [madeUpLine()] : [])]),
  );
}
