import { deflateSync, inflateSync } from 'fflate';

import { DICTIONARY } from './dictionary.ts';

/** Bytes of one page's content, at most; a full page of small type has about 6,000. */
export const MAX_CONTENT = 16_384;

/** Raw DEFLATE (RFC 1951) with the seal's dictionary. */
export function squeezed(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, dictionary: DICTIONARY });
}

/** `null` for what is no such stream, or would be longer than any page. */
export function unsqueezed(bytes: Uint8Array): Uint8Array | null {
  const room = new Uint8Array(MAX_CONTENT + 1);
  try {
    const content = inflateSync(bytes, { out: room, dictionary: DICTIONARY });
    return content.length > MAX_CONTENT ? null : content.slice();
  } catch {
    return null; // fflate throws for what is damaged or cut
  }
}
