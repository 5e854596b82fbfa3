import type { Sides } from '#contract/paper.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import type { CertificateDocument } from './data.ts';
import type { Faces, FontFiles } from './fonts.ts';
import { openFaces } from './fonts.ts';
import { rememberGuards } from './guard/guards.ts';
import type { Guards } from './guard/guards.ts';
import { latentMarkPart } from './guard/latent-mark.ts';
import { startOf } from './japan-time.ts';
import { issueLine, madeUpLine } from './layout/foot.ts';
import { formsOf, itemMissing } from './layout/forms.ts';
import { backOf, proofLine } from './layout/proof.ts';
import type { Part } from './layout/sheet.ts';
import { joined } from './layout/sheet.ts';
import { paint } from './paint.ts';
import { MAX_SHEETS } from './read-back.ts';
import { sampleWithProof } from './sample-document.ts';
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
  /** 照合面: every page of a document with a proof gets a back, on which its content can be checked. */
  readonly backs?: boolean;
  /** 地紋: both sides bear the copy guard, drawn for the printer of this calibration number. */
  readonly guard?: number | undefined;
}

/** A certificate as it goes to the printer. */
export interface Composed {
  readonly pdf: Uint8Array;
  /** Sheets of paper. With `two` sides each has a front and a back, in this order. */
  readonly sheets: number;
  readonly sides: Sides;
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
  const guards = rememberGuards();
  const composer: Composer = {
    compose: (document, options) => compose(faces, guards, document, options),
    composeSlip: (document, paper) => composeSlip(faces, document, paper),
  };
  const warm = compose(faces, guards, sampleWithProof(), { sample: true, demo: true, backs: true });
  if (!warm.ok) throw new Error(`the fonts cannot set a plain certificate: ${warm.error.code}`);
  return composer;
}

function compose(
  faces: Faces,
  guards: Guards,
  document: CertificateDocument,
  options: ComposeOptions,
): Result<Composed, ComposeFault> {
  const { data, issueNumber, personKey, issuedOn } = document;
  const missing = itemMissing(data);
  if (missing !== null) return err({ code: 'itemMissing', who: 'staff', item: missing });
  const proof = options.backs === true ? document.proof : undefined;
  const forms = formsOf(document);
  if (forms.length > MAX_SHEETS) return err({ code: 'textOverflows', who: 'staff', item: '枚数' });
  if (proof && proof.sheets.length !== forms.length) throw new RangeError('sealed for other pages');
  const pages: SetSheet[] = [];
  for (const [index, form] of forms.entries()) {
    for (const part of sidesOf(document, form, index + 1, forms.length)) {
      if (part === null) return err({ code: 'textOverflows', who: 'staff', item: '照合面' });
      const set = typeset(faces, part);
      if (!set.ok) return set;
      pages.push(set.value);
    }
  }
  const made = new Date(startOf(issuedOn));
  const sides = proof ? 'two' : 'one';
  const guard = options.guard === undefined ? undefined : guards(options.guard);
  const { sample } = options;
  const pdf = paint(faces, pages, made, { issueNumber, personKey, sides }, { sample, guard });
  return ok({ pdf, sheets: forms.length, sides });

  /** The front of one sheet, and its back if it has one; `null` for a back without room for what was sealed. */
  function sidesOf(document: CertificateDocument, form: Part, page: number, of: number): (Part | null)[] {
    const foot = [issueLine(document, page, of), ...(options.demo === true ? [madeUpLine()] : [])];
    if (!proof) return [joined([form, ...foot])];
    const mark = options.guard === undefined ? [] : [latentMarkPart()];
    const back = backOf(proof, page);
    return [joined([form, ...foot, proofLine(proof, page)]), back && joined([back, ...mark])];
  }
}
