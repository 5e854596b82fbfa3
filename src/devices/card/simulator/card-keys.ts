import { type KeyObject, constants, generateKeyPair, privateEncrypt } from 'node:crypto';
import { promisify } from 'node:util';

import { SW } from '../apdu.ts';
import { signHash } from './ecdsa.ts';

/** What a virtual card may hold: today's key, a longer one, and that of the card to come. */
export type CardKeyKind = 'rsa-2048' | 'rsa-3072' | 'p-384' | 'p-256';

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

export function newKeys(kind: CardKeyKind = 'rsa-2048'): Promise<KeyPair> {
  switch (kind) {
    case 'rsa-2048':
      return generate('rsa', { modulusLength: 2048 });
    case 'rsa-3072':
      return generate('rsa', { modulusLength: 3072 });
    case 'p-384':
      return generate('ec', { namedCurve: 'secp384r1' });
    case 'p-256':
      return generate('ec', { namedCurve: 'prime256v1' });
  }
}

export function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): CardKeyKind {
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'p-384' : 'p-256';
  return asymmetricKeyDetails?.modulusLength === 3072 ? 'rsa-3072' : 'rsa-2048';
}

/** What PKCS #1 v1.5 padding takes of a key's length, bytes (RFC 8017, 9.2). */
const PADDING_BYTES = 11;

/** What the card makes of the bytes it is given: RSA pads them as they are, ECDSA takes them for a hash. */
export function signWith(key: KeyObject, input: Uint8Array): Uint8Array | number {
  if (input.length === 0) return SW.notFulfilled;
  if (key.asymmetricKeyType === 'ec') return signHash(key, input);
  const room = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - PADDING_BYTES;
  if (input.length > room) return SW.notFulfilled;
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, input);
}
