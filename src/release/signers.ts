import { isSignedBy, parsePublicKey, parseSignature } from './minisign.ts';
import { materialOf } from './statement.ts';
import type { Role, Signed } from './statement.ts';

/** More signatures than this are not looked at. */
export const SIGNATURES_AT_MOST = 16;

/** The keys of the role that really signed, each once however often it did; ids as minisign shows them. */
export function signersAmong({ keys }: Role, { bytes, signatures }: Signed): readonly string[] {
  const found = new Map<string, string>();
  for (const text of signatures.slice(0, SIGNATURES_AT_MOST)) {
    const signature = parseSignature(text);
    if (signature === undefined) continue;
    for (const line of keys) {
      const key = parsePublicKey(line);
      if (key && key.keyId === signature.keyId && isSignedBy(bytes, signature, key))
        found.set(materialOf(line), key.keyId);
    }
  }
  return [...found.values()];
}

/** Whether enough of the role's keys signed. */
export function isEnough(role: Role, signed: Signed): boolean {
  return signersAmong(role, signed).length >= role.threshold;
}
