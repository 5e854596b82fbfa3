import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { TerminalId } from './ids.ts';

/**
 * A checkpoint (チェックポイント): a signed note that says how many records a terminal's audit log has and what the head of the
 * tree over them is (C2SP tlog-checkpoint, signed-note). The terminal signs it, the center countersigns it as a witness (C2SP
 * tlog-cosignature).
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

/** A key under the name that its signature lines bear: 32 bytes of Ed25519. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface NoteSigner extends NoteKey {
  sign(bytes: Uint8Array): Uint8Array;
}

/** C2SP signed-note: the kinds of signature that stand in a key id. */
const ED25519 = 0x01;
const COSIGNATURE = 0x04;

/** One signature line, with its end. */
export const SignatureLine = z.string().regex(/^— [^\s+]{1,128} [A-Za-z0-9+/]{80,140}={0,2}\n$/u);
/** A checkpoint as it travels: body, empty line, the terminal's signature line. */
export const Note = z
  .string()
  .regex(/^[^\s+]{1,128}\n\d{1,15}\n[A-Za-z0-9+/]{43}=\n\n(?:— [^\s+]{1,128} [A-Za-z0-9+/]+={0,2}\n){1,4}$/u)
  .max(1024);

/** The name of a terminal's log and of its key. */
export function originOf(terminal: TerminalId): string {
  return `mado/${terminal}`;
}

/** The name under which the center of a municipality (全国地方公共団体コード) countersigns. */
export function witnessOf(code: string): string {
  return `mado/center/${code}`;
}

/** The text that is signed. */
export function bodyOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
}

/** Takes a note apart; undefined when it is no checkpoint. */
export function readNote(
  note: string,
): { readonly checkpoint: Checkpoint; readonly body: string; readonly lines: readonly string[] } | undefined {
  if (!Note.safeParse(note).success) return undefined;
  const end = note.indexOf('\n\n');
  const [origin = '', size = '', root = ''] = note.slice(0, end).split('\n');
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64').toString('hex') };
  const lines = note
    .slice(end + 2)
    .split(/(?<=\n)/)
    .filter((line) => line !== '');
  return bodyOf(checkpoint) === note.slice(0, end + 1)
    ? { checkpoint, body: note.slice(0, end + 1), lines }
    : undefined;
}

export function signatureLine(body: string, signer: NoteSigner): string {
  return line(signer.name, idOf(signer, ED25519), signer.sign(Buffer.from(body)));
}

/** What a witness adds: it has seen this checkpoint at this time, s since 1970, and it continues all that it saw before. */
export function cosignatureLine(body: string, witness: NoteSigner, seconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = witness.sign(cosigned(body, BigInt(seconds)));
  return line(witness.name, idOf(witness, COSIGNATURE), Buffer.concat([time, signature]));
}

/** Is the line this key's signature under the body? */
export function isSignedBy(body: string, signature: string, key: NoteKey): boolean {
  const bytes = payloadOf(signature, key.name, idOf(key, ED25519));
  return bytes?.length === 64 && verify(null, Buffer.from(body), publicKeyOf(key.publicKey), bytes);
}

/** When the witness saw the checkpoint, s since 1970; undefined when the line is not its countersignature. */
export function cosignedAt(body: string, signature: string, witness: NoteKey): number | undefined {
  const bytes = payloadOf(signature, witness.name, idOf(witness, COSIGNATURE));
  if (bytes?.length !== 72) return undefined;
  const seconds = bytes.readBigUInt64BE(0);
  const good = verify(null, cosigned(body, seconds), publicKeyOf(witness.publicKey), bytes.subarray(8));
  return good ? Number(seconds) : undefined;
}

/** A private key that signs under a name. */
export function signerOf(name: string, key: KeyObject): NoteSigner {
  return { name, publicKey: rawKey(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key) };
}

/** The 32 bytes of an Ed25519 public key (RFC 8410, 4). */
export function rawKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(-32);
}

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), type: 'spki', format: 'der' });
}

function cosigned(body: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`);
}

function idOf({ name, publicKey }: NoteKey, kind: number): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(kind)).update(publicKey);
  return hash.digest().subarray(0, 4);
}

function line(name: string, id: Uint8Array, signature: Uint8Array): string {
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

function payloadOf(text: string, name: string, id: Buffer): Buffer | undefined {
  const [dash, named, base64 = ''] = text.trimEnd().split(' ');
  if (dash !== '—' || named !== name) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.subarray(0, 4).equals(id) ? bytes.subarray(4) : undefined;
}
