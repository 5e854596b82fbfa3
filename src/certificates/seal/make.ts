import { sha256 } from '@noble/hashes/sha2.js';

import type { SealContent } from './content.ts';
import { contentToCbor } from './content.ts';
import { locked } from './lock.ts';
import { digestOf } from './secret.ts';
import { sign1 } from './sign1.ts';
import { squeezed } from './squeeze.ts';

/** The town's signing key, as the seal uses it: its id, and Ed25519 (RFC 8032). */
export interface SealSigner {
  readonly kid: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** One sheet sealed: what the back carries, and the hash of what was signed (SHA-256). */
export interface SealedSheet {
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  readonly digest: string;
}

/** 照合印: content → CBOR → DEFLATE → COSE_Sign1 → locked with the secret that stands on the front. */
export function sealed(content: SealContent, secret: string, { kid, sign }: SealSigner): SealedSheet {
  const message = sign1(squeezed(contentToCbor(content)), kid, sign);
  const hash = sha256(message);
  return { bytes: locked(message, content, secret), hash, digest: digestOf(hash) };
}
