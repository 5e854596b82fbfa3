/** A call that the books refuse because it contradicts what is already in them. A defect of the caller; nothing was written. */
export class LedgerDefect extends Error {
  override readonly name = 'LedgerDefect';
}
