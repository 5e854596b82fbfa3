import PdfKit from 'pdfkit';

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

/** What a PDF says of itself and its pages. */
export interface PdfLook {
  readonly title: string;
  readonly made: Date;
  /** Of each page, pt. */
  readonly size: readonly [width: number, height: number];
}

/** A PDF on its way; `end` gives all of its bytes. */
export interface PdfInMaking {
  readonly pdf: Pdf;
  readonly end: () => Uint8Array;
}

/**
 * Opens a tagged PDF without pages. Its streams are left as they are: deflating takes a good part of composing, outlines hardly
 * shrink by it, and what it gives is up to the version of the library. Its pieces are many and small, and are kept past the stream
 * that pdfkit is.
 */
export function openPdf({ title, made, size }: PdfLook): PdfInMaking {
  const pdf = new PdfKit({
    autoFirstPage: false,
    size: [...size],
    margin: 0,
    font: '', // no Helvetica
    pdfVersion: '1.7',
    compress: false,
    tagged: true,
    lang: 'ja-JP',
    displayTitle: true,
    info: { Title: title, Producer: 'Mado', Creator: 'Mado', CreationDate: made },
  });
  const pieces: Uint8Array[] = [];
  const keep = (piece: unknown) => piece instanceof Uint8Array && pieces.push(piece) > 0;
  keep(pdf.read());
  pdf.push = keep;
  return {
    pdf,
    end() {
      pdf.end();
      return Buffer.concat(pieces);
    },
  };
}

/** Asks whoever prints it to leave its size alone (ISO 32000-1, 12.2): the guard does not survive being fitted to a page. */
export function askUnscaled(pdf: Pdf): void {
  const preferences = pdf._root.data.ViewerPreferences;
  if (preferences === undefined) throw new TypeError('pdfkit keeps its viewer preferences elsewhere now');
  Object.assign(preferences.data, { PrintScaling: 'None' });
}

/** Adds operators to the page. As bytes: pdfkit would turn a text into bytes one character at a time. */
export function draw(pdf: Pdf, operators: string): void {
  pdf.addContent(Buffer.from(`${operators}\n`, 'latin1'));
}
