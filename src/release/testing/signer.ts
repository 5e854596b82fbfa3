import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** DER before a raw Ed25519 seed (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key of minisign's kind that stands nowhere in a file: whoever knows its name can make it. */
export interface Signer {
  /** The line of its `.pub` file. */
  readonly publicKey: string;
  /** The text of a `.minisig` file. */
  sign(content: Uint8Array, comment?: string): string;
}

export function signerNamed(name: string, keyId = digest(`id ${name}`).subarray(0, 8)): Signer {
  const seed = digest(`mado signing key ${name}`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: Buffer.concat([Buffer.from('Ed'), keyId, rawPublic(key)]).toString('base64'),
    sign(content, comment = 'made by a test') {
      const signature = sign(null, createHash('blake2b512').update(content).digest(), key);
      const both = sign(null, Buffer.concat([signature, Buffer.from(comment)]), key);
      const line = Buffer.concat([Buffer.from('ED'), keyId, signature]).toString('base64');
      return `untrusted comment: mado\n${line}\ntrusted comment: ${comment}\n${both.toString('base64')}\n`;
    },
  };
}

/** The demo's keys: two that may change the list, and two that may release. */
export const DEMO_NAMES = ['demo root 1', 'demo root 2', 'demo release 1', 'demo release 2'] as const;

function rawPublic(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
