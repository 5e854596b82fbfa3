import { isDictionary, isReference, MAX_OBJECT, readObject } from './pdf-object.ts';
import type { Dictionary, PdfObject } from './pdf-object.ts';

/** The objects of a PDF: found from its end by the cross-reference table, as a printer finds them (ISO 32000-1, 7.5). */
export interface PdfObjects {
  readonly trailer: Dictionary;
  /** The object itself, or what a reference refers to; `null` if that is not where the table says. */
  get(object: PdfObject | undefined): PdfObject | null;
}

/** One line of the table: ten digits of offset, five of generation, a letter, two of line end. */
const ENTRY = 20;

/** `null` unless the file is whole and has the one plain table that our composer writes. */
export function openObjects(pdf: Buffer): PdfObjects | null {
  const end = pdf.toString('latin1', Math.max(0, pdf.length - 64));
  const [, start] = /startxref\n(\d{1,9})\n%%EOF\n?$/.exec(end) ?? [];
  if (start === undefined || pdf.toString('latin1', 0, 5) !== '%PDF-') return null;
  const table = pdf.toString('latin1', Number(start));
  const [header, count] = /^xref\n0 (\d{1,6})\n/.exec(table) ?? [];
  if (header === undefined) return null;
  const entries = Number(count);
  const afterTable = table.slice(header.length + entries * ENTRY);
  const trailer = afterTable.startsWith('trailer\n')
    ? readObject(afterTable.slice('trailer\n'.length))
    : null;
  if (!isDictionary(trailer)) return null;

  return {
    trailer,
    get(object) {
      if (!isReference(object)) return object ?? null;
      if (object.object < 1 || object.object >= entries) return null;
      const entry = header.length + object.object * ENTRY;
      const offset = Number(table.slice(entry, entry + 10));
      const heading = `${object.object} 0 obj\n`;
      const text = pdf.toString('latin1', offset, offset + heading.length + MAX_OBJECT);
      return text.startsWith(heading) ? readObject(text.slice(heading.length)) : null;
    },
  };
}
