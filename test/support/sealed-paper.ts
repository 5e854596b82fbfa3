import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openComposer } from '#certificates/compose.ts';
import type { CertificateDocument, Proof } from '#certificates/data.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { sampleDocument, samplePerson, sampleRecord } from '#certificates/sample-document.ts';
import { proven } from '#certificates/seal/prove.ts';
import { createKeyFolder } from '#center/seal/key-folder.ts';
import type { KeyFolder } from '#center/seal/key-folder.ts';
import { sealerOf } from '#center/seal/sealer.ts';

const NOW = new Date('2026-11-24T10:00:00+09:00');
const composer = openComposer({ fonts: shippedFonts() });

/** A folder of fresh demo keys with one that is valid on the day of the sample documents. */
export function freshKeys(): KeyFolder {
  const folder = createKeyFolder(join(mkdtempSync(join(tmpdir(), 'mado-keys-')), 'keys'), 'demo', NOW);
  folder.newKey({ town: 'ひかり台町', from: '2026-04-01', until: '2027-03-31' }, NOW);
  return folder;
}

/** A paper of made-up persons, as it leaves the terminal. */
export interface SealedPaper {
  readonly document: CertificateDocument;
  readonly proof: Proof;
  readonly hashes: readonly Uint8Array[];
  readonly pdf: Uint8Array;
}

export function sealedPaper(keys: KeyFolder, persons = 4): SealedPaper {
  const signer = sealerOf(keys, 'demo')('2026-11-24');
  if (!signer) throw new Error('no key is valid');
  const data = { ...sampleRecord, persons: Array.from({ length: persons }, () => samplePerson) };
  const { proof, hashes } = proven(sampleDocument(data), signer, randomBytes);
  const document = { ...sampleDocument(data), proof };
  const composed = composer.compose(document, { sample: false, demo: true, backs: true });
  if (!composed.ok) throw new Error(composed.error.code);
  return { document, proof, hashes, pdf: composed.value.pdf };
}
