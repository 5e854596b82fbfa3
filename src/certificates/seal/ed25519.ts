import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { KID_LENGTH } from './sign1.ts';

/** Ed25519 as RFC 8032 has it, in plain JavaScript: the same answer in the terminal, in a command and in any browser. */
export function isSignedBy(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, bytes, key, { zip215: false });
  } catch {
    return false; // a key or signature that is no point or of the wrong length
  }
}

/** The id of a key: the first 8 bytes of its SHA-256. */
export function kidOf(key: Uint8Array): Uint8Array {
  return sha256(key).slice(0, KID_LENGTH);
}
