import PdfKit from 'pdfkit';

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** The catalogue (ISO 32000-1, 7.7.2); there are viewer preferences if `displayTitle` was asked for. */
      readonly _root: { readonly data: { readonly ViewerPreferences?: { readonly data: object } } };
      /** Takes what comes next in the file, a text as a line of its own. */
      _write(piece: string | Uint8Array): void;
      /** Where in the file that will be, bytes. */
      _offset: number;
      /** Ends the pages so far. */
      flushPages(): void;
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
 * shrink by it, and what it gives is up to the version of the library. Its pieces are many and small: they are gathered as texts, past
 * the stream that pdfkit is, and become bytes once, because pdfkit would turn each of them into bytes one character at a time.
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
  gatherContent(pdf);
  const heading: unknown = pdf.read();
  if (!(heading instanceof Uint8Array)) throw new TypeError('pdfkit keeps its heading elsewhere now');
  const pieces: (string | Uint8Array)[] = [heading];
  pdf.push = () => true;
  pdf._write = (piece) => {
    const whole = typeof piece === 'string' ? `${piece}\n` : piece;
    pieces.push(whole);
    pdf._offset += whole.length;
  };
  return {
    pdf,
    end() {
      pdf.end();
      return bytesOf(pieces, pdf._offset);
    },
  };
}

/** Operators wait as texts for the end of their page. */
function gatherContent(pdf: Pdf): void {
  const operators: string[] = [];
  const flushPages = pdf.flushPages.bind(pdf);
  pdf.addContent = (more: string) => {
    operators.push(more);
    return pdf;
  };
  pdf.flushPages = () => {
    if (operators.length > 0) pdf.page.write(Buffer.from(`${operators.join('\n')}\n`, 'latin1'));
    operators.length = 0;
    flushPages();
  };
}

/** Texts are of one byte a character, as in everything of a PDF that is no stream. */
function bytesOf(pieces: readonly (string | Uint8Array)[], length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') bytes.write(piece, at, 'latin1');
    else bytes.set(piece, at);
    at += piece.length;
  }
  if (at !== length) throw new RangeError('pdfkit counts its bytes otherwise now');
  return bytes;
}

/** Asks whoever prints it to leave its size alone (ISO 32000-1, 12.2): the guard does not survive being fitted to a page. */
export function askUnscaled(pdf: Pdf): void {
  const preferences = pdf._root.data.ViewerPreferences;
  if (preferences === undefined) throw new TypeError('pdfkit keeps its viewer preferences elsewhere now');
  Object.assign(preferences.data, { PrintScaling: 'None' });
}

/** Adds operators to the page. */
export function draw(pdf: Pdf, operators: string): void {
  pdf.addContent(operators);
}
