import { concat, utf8 } from './bytes.ts';
import { fromCbor, toCbor } from './cbor.ts';

/** A COSE_Sign1 message (RFC 9052, 4.2), taken apart. */
export interface Sign1 {
  /** Which key signed (COSE header `kid`): 8 bytes. */
  readonly kid: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What the signature is over (Sig_structure, RFC 9052, 4.4). */
  readonly signed: Uint8Array;
}

export const KID_LENGTH = 8;
const SIGNATURE_LENGTH = 64;
/** CBOR tag 18 announces COSE_Sign1. */
const TAG = 0xd2;
/** Header parameters (RFC 9052, 3.1) and the algorithm EdDSA (RFC 9053, 2.2), here always over Ed25519. */
const [ALG, KID, EDDSA] = [1, 4, -8];

/** Signs a payload; `sign` is Ed25519 (RFC 8032). */
export function sign1(
  payload: Uint8Array,
  kid: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const header = headerOf(kid);
  const signature = sign(structure(header, payload));
  return concat(Uint8Array.of(TAG), toCbor([header, new Map(), payload, signature]));
}

/** `null` for what is no COSE_Sign1 of this form. The signature is not checked here. */
export function readSign1(message: Uint8Array): Sign1 | null {
  if (message[0] !== TAG) return null;
  const parts = fromCbor(message.subarray(1));
  if (!isList(parts) || parts.length !== 4) return null;
  const [header, open, payload, signature] = parts;
  if (!isBytes(header) || !isBytes(payload) || !isBytes(signature)) return null;
  if (!(open instanceof Map) || open.size > 0 || signature.length !== SIGNATURE_LENGTH) return null;
  const parameters = fromCbor(header);
  if (!(parameters instanceof Map) || parameters.size !== 2 || parameters.get(ALG) !== EDDSA) return null;
  const kid: unknown = parameters.get(KID);
  if (!isBytes(kid) || kid.length !== KID_LENGTH) return null;
  return { kid, payload, signature, signed: structure(header, payload) };
}

function headerOf(kid: Uint8Array): Uint8Array {
  return toCbor(
    new Map<number, number | Uint8Array>([
      [ALG, EDDSA],
      [KID, kid],
    ]),
  );
}

function structure(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return toCbor(['Signature1', header, utf8(''), payload]);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
