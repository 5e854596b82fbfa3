import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import {
  Note,
  SignatureLine,
  bodyOf,
  cosignatureLine,
  cosignedAt,
  isSignedBy,
  originOf,
  readNote,
  signatureLine,
  signerOf,
  witnessOf,
} from './checkpoint.ts';
import { TerminalId } from './ids.ts';

const origin = originOf(TerminalId.parse('test-01'));
const checkpoint = { origin, size: 3, root: 'ab'.repeat(32) };
const body = bodyOf(checkpoint);
const terminal = signerOf(origin, generateKeyPairSync('ed25519').privateKey);
const witness = signerOf(witnessOf('99901'), generateKeyPairSync('ed25519').privateKey);
const signed = signatureLine(body, terminal);
const seen = cosignatureLine(body, witness, 1_764_543_600);

test('a note is signed, countersigned and read back', () => {
  const read = readNote(`${body}\n${signed}${seen}`);
  expect(read).toEqual({ checkpoint, body, lines: [signed, seen] });
  expect(isSignedBy(body, signed, terminal)).toBe(true);
  expect(cosignedAt(body, seen, witness)).toBe(1_764_543_600);
  expect(SignatureLine.safeParse(signed).success && SignatureLine.safeParse(seen).success).toBe(true);
});

test('the lines are those of signed notes elsewhere: the example of golang.org/x/mod/sumdb/note holds', () => {
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const publicKey = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
  const line =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  expect(isSignedBy(text, line, { name: 'PeterNeumann', publicKey })).toBe(true);
});

test.each([
  ['another body', bodyOf({ ...checkpoint, size: 4 }), signed, terminal],
  ['another name', body, signed, { ...terminal, name: 'mado/test-02' }],
  ['another key', body, signed, { ...terminal, publicKey: witness.publicKey }],
  ['a signature cut short', body, `${signed.slice(0, -6)}\n`, terminal],
  ['a countersignature in its place', body, seen, terminal],
])('%s is not signed by the terminal', (_, text, line, key) => {
  expect(isSignedBy(text, line, key)).toBe(false);
});

test.each([
  ['another body', bodyOf({ ...checkpoint, size: 4 }), seen],
  ['another time', body, withTime(seen)],
  ['a plain signature by the same key', body, signatureLine(body, witness)],
])('%s was not seen by the witness', (_, text, line) => {
  expect(cosignedAt(text, line, witness)).toBeUndefined();
});

function withTime(line: string): string {
  const [dash, name, base64 = ''] = line.trimEnd().split(' ');
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(11) ^ 1, 11);
  return `${dash} ${name} ${bytes.toString('base64')}\n`;
}

test.each([
  ['no signature', `${body}\n`],
  ['a size with a zero before it', `${body.replace('\n3\n', '\n03\n')}\n${signed}`],
  ['a root that is too short', `${origin}\n3\nq80=\n\n${signed}`],
  ['a fourth line', `${body}more\n\n${signed}`],
  ['nothing', ''],
])('%s is no checkpoint', (_, note) => {
  expect(readNote(note)).toBeUndefined();
});

test('a note has an end', () => {
  expect(Note.safeParse(`${body}\n${signed.repeat(5)}`).success).toBe(false);
});
