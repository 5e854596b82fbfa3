import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Signatures in minisign's format (jedisct1.github.io/minisign, "Signature format"), prehashed: Ed25519 over the BLAKE2b-512 of the
 * file, and a second one over the first and the trusted comment. So Debian's `minisign` makes and checks them too.
 */
export interface Signature {
  readonly keyId: string;
  readonly signature: Buffer;
  readonly trustedComment: string;
  readonly globalSignature: Buffer;
}

export interface PublicKey {
  /** Eight bytes, hex. A label, not a proof: anybody can make a key with the id of another. */
  readonly keyId: string;
  /** The Ed25519 key itself, 32 bytes. */
  readonly key: Buffer;
}

const ALGORITHM = 2;
const KEY_ID = 8;
/** DER before a raw Ed25519 public key (RFC 8410, 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The line of a `.pub` file that is the key. Undefined for anything else. */
export function parsePublicKey(line: string): PublicKey | undefined {
  const bytes = fromBase64(line, ALGORITHM + KEY_ID + 32);
  if (bytes === undefined || bytes.toString('latin1', 0, ALGORITHM) !== 'Ed') return undefined;
  return { keyId: idIn(bytes), key: bytes.subarray(ALGORITHM + KEY_ID) };
}

/** The text of a `.minisig` file. Undefined for anything else, and for the old kind that is not prehashed. */
export function parseSignature(text: string): Signature | undefined {
  const [untrusted = '', first = '', comment = '', second = '', ...more] = text.split('\n');
  if (!untrusted.startsWith('untrusted comment: ') || !comment.startsWith('trusted comment: '))
    return undefined;
  if (more.some((line) => line !== '')) return undefined;
  const bytes = fromBase64(first, ALGORITHM + KEY_ID + 64);
  const globalSignature = fromBase64(second, 64);
  if (bytes === undefined || globalSignature === undefined) return undefined;
  if (bytes.toString('latin1', 0, ALGORITHM) !== 'ED') return undefined;
  return {
    keyId: idIn(bytes),
    signature: bytes.subarray(ALGORITHM + KEY_ID),
    trustedComment: comment.slice('trusted comment: '.length),
    globalSignature,
  };
}

/** Whether the key made both signatures: over the content, and over the comment. */
export function isSignedBy(content: Uint8Array, signed: Signature, { key }: PublicKey): boolean {
  const spki = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' });
  const hash = createHash('blake2b512').update(content).digest();
  const withComment = Buffer.concat([signed.signature, Buffer.from(signed.trustedComment)]);
  return (
    verify(null, hash, spki, signed.signature) && verify(null, withComment, spki, signed.globalSignature)
  );
}

function fromBase64(line: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(line, 'base64');
  return bytes.length === length && bytes.toString('base64') === line ? bytes : undefined;
}

/** minisign shows ids as a number, least significant byte first, and without zeros before it. */
function idIn(bytes: Buffer): string {
  const id = bytes.subarray(ALGORITHM, ALGORITHM + KEY_ID);
  return Buffer.from(id.toReversed())
    .toString('hex')
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
}
