import { decode, encode, rfc8949EncodeOptions } from 'cborg';

import { sameBytes } from './bytes.ts';

/** What the seal writes in CBOR. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>;

/** Deterministic CBOR (RFC 8949, 4.2): one value has one encoding. */
export function toCbor(value: Cbor): Uint8Array {
  return encode(value, rfc8949EncodeOptions);
}

/**
 * Reads what `toCbor` writes, and nothing else: another encoding of the same value, indefinite lengths, tags, floats and bytes
 * left over are `undefined`. The caller bounds the length.
 */
export function fromCbor(bytes: Uint8Array): unknown {
  try {
    const value: unknown = decode(bytes, STRICT);
    return sameBytes(encode(value, rfc8949EncodeOptions), bytes) ? value : undefined;
  } catch {
    return undefined; // the library throws for what is not well-formed, and for nesting beyond the stack
  }
}

const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
};
