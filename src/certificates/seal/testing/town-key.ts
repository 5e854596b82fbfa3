import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import type { CertificateDocument } from '../../data.ts';
import { kidOf } from '../ed25519.ts';
import type { SealSigner } from '../make.ts';
import { proven } from '../prove.ts';

/** A signing key of nobody, made for one test. */
export interface TownKey extends SealSigner {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array;
}

export function newTownKey(): TownKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  return { key, kid: kidOf(key), sign: (bytes) => sign(null, bytes, privateKey) };
}

export function withProof(document: CertificateDocument, signer: SealSigner): CertificateDocument {
  return { ...document, proof: proven(document, signer, randomBytes).proof };
}
