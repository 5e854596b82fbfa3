/** A4 by its self-describing name (PWG 5101.1). */
export const A4 = 'iso_a4_210x297mm';

/** The one document format that is sent. */
export const PDF = 'application/pdf';

/** Bytes of one document. A certificate is about 60 KB; one with many scanned pages stays below this. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;
