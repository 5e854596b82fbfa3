import type PdfKit from 'pdfkit';

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** The catalogue (ISO 32000-1, 7.7.2); there are viewer preferences if `displayTitle` was asked for. */
      readonly _root: { readonly data: { readonly ViewerPreferences?: { readonly data: object } } };
    }
  }
}

/** A PDF that is being made. */
export type Pdf = InstanceType<typeof PdfKit>;

/** Asks whoever prints it to leave its size alone (ISO 32000-1, 12.2): the guard does not survive being fitted to a page. */
export function askUnscaled(pdf: Pdf): void {
  const preferences = pdf._root.data.ViewerPreferences;
  if (preferences === undefined) throw new TypeError('pdfkit keeps its viewer preferences elsewhere now');
  Object.assign(preferences.data, { PrintScaling: 'None' });
}
