/** A4 by its self-describing name (PWG 5101.1). */
export const A4 = 'iso_a4_210x297mm';

/** A6, for a printer of slips alone. */
export const A6 = 'iso_a6_105x148mm';
export type Media = typeof A4 | typeof A6;

/** The one document format that is sent. */
export const PDF = 'application/pdf';

/** Bytes of one document. A certificate is about 60 KB; one with many scanned pages stays below this. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;
