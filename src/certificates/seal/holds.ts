import type { CertificateDocument } from '../data.ts';
import { fromBase64 } from './bytes.ts';
import { contentsOf } from './contents-of.ts';
import { judged } from './judge.ts';
import type { TrustList } from './lists.ts';

/**
 * Whether a document's proof says what its pages will say, under a key of the list: the terminal looks before it prints, so that
 * no back is of another person's front.
 */
export function proofHolds(document: CertificateDocument, trust: TrustList): boolean {
  const { proof } = document;
  if (proof === undefined) return false;
  const contents = contentsOf(document, proof.serial);
  return (
    contents.length === proof.sheets.length &&
    contents.every((content, index) => {
      const { sealed = '', digest } = proof.sheets[index] ?? {};
      const sheet = judged(fromBase64(sealed), proof, { trust });
      if (sheet.verdict !== 'good' || sheet.sheet.digest !== digest) return false;
      return JSON.stringify(sheet.sheet.content) === JSON.stringify(content);
    })
  );
}
