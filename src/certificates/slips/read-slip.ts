import { imprinted, pagesOf } from '../read-back.ts';

/** What a slip says of itself when it is read back. */
export interface SlipLabel {
  readonly slip: string;
  readonly number: string;
}

/** Reads a slip's imprint out of the very bytes that are about to be printed; `undefined` if they are no single slip. */
export function readSlip(pdf: Uint8Array): SlipLabel | undefined {
  const [page, ...more] = pagesOf(pdf) ?? [];
  if (page === undefined || more.length > 0) return undefined;
  const slip = imprinted(page, '/Slip');
  const number = imprinted(page, '/Number');
  return slip === undefined || number === undefined ? undefined : { slip, number };
}
