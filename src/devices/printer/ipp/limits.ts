/** Bytes in a reply. A full Get-Printer-Attributes is about 10 KB. */
export const MAX_REPLY = 1024 * 1024;

/** Collections within collections. `media-col` needs three. */
export const MAX_DEPTH = 8;

/** Values in one message, counting every member of every collection. */
export const MAX_VALUES = 10_000;
