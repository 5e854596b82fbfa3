import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What is signed begins so, and an edition of the center's does not: neither passes for the other. */
const TOWN_FILE = 'mado-town-file-1';

/** Where the signature over an installed `town.json` lies: base64, one line. */
export function signatureFileOf(townFile: string): string {
  return `${townFile}.sig`;
}

/** The town's signature over the bytes of the `town.json` that is installed with a machine. */
export function signTownFile(bytes: Uint8Array, document: KeyObject): string {
  return sign(null, asSigned(bytes), document).toString('base64');
}

/** Whether the town signed exactly these bytes. */
export function isSignedByTown(townFile: string, townKey: KeyObject): boolean {
  try {
    const signature = Buffer.from(readFileSync(signatureFileOf(townFile), 'utf8'), 'base64');
    return verify(null, asSigned(readFileSync(townFile)), townKey, signature);
  } catch {
    return false; // there is no signature
  }
}

function asSigned(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${TOWN_FILE}\n`), bytes]);
}
