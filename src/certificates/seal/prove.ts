import type { CertificateDocument, Proof } from '../data.ts';
import { toBase64 } from './bytes.ts';
import { contentsOf } from './contents-of.ts';
import type { SealSigner } from './make.ts';
import { sealed } from './make.ts';
import { secretOf, serialOf } from './secret.ts';

/** A proof, and the hash of each signed sheet, which the log of issued hashes keeps. */
export interface Proven {
  readonly proof: Proof;
  readonly hashes: readonly Uint8Array[];
}

/** Seals every page of a document under a fresh serial and a fresh secret. */
export function proven(
  document: CertificateDocument,
  signer: SealSigner,
  random: (bytes: number) => Uint8Array,
): Proven {
  const [serial, secret] = [serialOf(random(8)), secretOf(random(13))];
  const sheets = contentsOf(document, serial).map((content) => sealed(content, secret, signer));
  return {
    proof: {
      serial,
      secret,
      sheets: sheets.map(({ digest, bytes }) => ({ digest, sealed: toBase64(bytes) })),
    },
    hashes: sheets.map(({ hash }) => hash),
  };
}
