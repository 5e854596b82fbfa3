import { type KeyObject, verify } from 'node:crypto';

import { digestInfoSha256 } from './apdu.ts';
import type { CardSignature } from './port.ts';

/** How a card's key signs: everything that differs between today's card (RSA) and the next one (ECDSA, announced on P-384). */
export interface KeyAlgorithm {
  readonly name: CardSignature['algorithm'];
  /** Of the message, as node:crypto calls it. */
  readonly hash: 'sha256' | 'sha384';
  /** The key this is for. */
  fits(key: KeyObject): boolean;
  /** What the card is given to sign. */
  input(hash: Uint8Array): Uint8Array;
}

/** 2048 bits on today's cards; a longer key changes nothing but the length of the answer. */
const LEAST_RSA_BITS = 2048;

const ALGORITHMS: readonly KeyAlgorithm[] = [
  {
    name: 'RSA-SHA256',
    hash: 'sha256',
    fits: (key) =>
      key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS,
    input: digestInfoSha256,
  },
  { name: 'ECDSA-SHA256', hash: 'sha256', fits: onCurve('prime256v1'), input: (hash) => hash },
  { name: 'ECDSA-SHA384', hash: 'sha384', fits: onCurve('secp384r1'), input: (hash) => hash },
];

/** Undefined for a key that no card should have. */
export function algorithmFor(key: KeyObject): KeyAlgorithm | undefined {
  return ALGORITHMS.find((algorithm) => algorithm.fits(key));
}

/**
 * The signature if this key made it over the message, ECDSA in DER (RFC 3279, 2.2.3). A card may give r and s side by side
 * instead (IEEE P1363), which is the plain form of ISO 7816-8.
 */
export function ownSignature(
  { hash, name }: KeyAlgorithm,
  key: KeyObject,
  message: Uint8Array,
  answer: Uint8Array,
): Uint8Array | undefined {
  if (verify(hash, message, { key, dsaEncoding: 'der' }, answer)) return answer;
  if (name === 'RSA-SHA256') return undefined;
  return verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, answer) ? inDer(answer) : undefined;
}

function onCurve(curve: string): (key: KeyObject) => boolean {
  return (key) => key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === curve;
}

/** r and s as a SEQUENCE of two INTEGERs; up to P-384 no length reaches 128. */
function inDer(plain: Uint8Array): Uint8Array {
  const half = plain.length / 2;
  const parts = [integer(plain.subarray(0, half)), integer(plain.subarray(half))];
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

function integer(bytes: Uint8Array): Buffer {
  const digits = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  const sign = (digits[0] ?? 0) >= 0x80 ? [0x00] : [];
  return Buffer.from([0x02, sign.length + digits.length, ...sign, ...digits]);
}
