import { type KeyObject, createECDH, randomBytes } from 'node:crypto';

/** Order of each curve's base point (FIPS 186-4, D.1.2). */
const ORDERS: ReadonlyMap<string, bigint> = new Map([
  ['prime256v1', 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n],
  [
    'secp384r1',
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  ],
]);

/**
 * ECDSA over a hash that is ready made (FIPS 186-4, 6.4), r and s side by side: node:crypto signs messages only, a card hashes.
 * For made-up cards: it takes no care of timing.
 */
export function signHash(key: KeyObject, hash: Uint8Array): Uint8Array {
  const curve = key.asymmetricKeyDetails?.namedCurve ?? '';
  const order = ORDERS.get(curve);
  if (order === undefined) throw new RangeError(`no virtual card signs on curve ${curve}`);
  const bytes = order.toString(16).length / 2;
  const secret = number(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const digest = number(hash.subarray(0, bytes));
  for (;;) {
    const once = (number(randomBytes(bytes + 8)) % (order - 1n)) + 1n;
    const r = multiplied(curve, octets(once, bytes)) % order;
    const s = (inverse(once, order) * (digest + r * secret)) % order;
    if (r !== 0n && s !== 0n) return Buffer.concat([octets(r, bytes), octets(s, bytes)]);
  }
}

/** The x coordinate of the base point taken so many times. */
function multiplied(curve: string, times: Buffer): bigint {
  const point = createECDH(curve);
  point.setPrivateKey(times);
  const whole = point.getPublicKey();
  return number(whole.subarray(1, 1 + (whole.length - 1) / 2));
}

/** By Fermat: the order is prime. */
function inverse(value: bigint, order: bigint): bigint {
  let result = 1n;
  let base = value;
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function octets(value: bigint, bytes: number): Buffer {
  return Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex');
}
