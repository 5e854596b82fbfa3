import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { isSignedBy, parsePublicKey, parseSignature } from './minisign.ts';
import { signerNamed } from './testing/signer.ts';

const content = Buffer.from('what is signed');
const signer = signerNamed('somebody');
const text = signer.sign(content, 'a comment that counts');

function judged(signature: string, bytes: Uint8Array = content, key = signer.publicKey): boolean | undefined {
  const signed = parseSignature(signature);
  const known = parsePublicKey(key);
  return signed && known && isSignedBy(bytes, signed, known);
}

test('a signature fits its content, its comment and its key, and nothing else', () => {
  expect(judged(text)).toBe(true);
  expect(judged(text, Buffer.from('what is signeD'))).toBe(false);
  expect(judged(text.replace('that counts', 'that lies'))).toBe(false);
  expect(judged(text, content, signerNamed('somebody else').publicKey)).toBe(false);
});

test.each([
  ['nothing', ''],
  ['another beginning', text.replace('untrusted', 'trusted')],
  ['a comment that is missing', text.replace('\ntrusted comment: a comment that counts', '')],
  ['more than one signature', text + text],
  ['the old kind, which is not prehashed', text.replace('\nRU', '\nRW')],
  ['base64 of another length', text.replace(/\n(RU\S+)\n/, '\n$1AAAA\n')],
  ['base64 in another spelling', text.replace(/\n(RU\S+)=\n/, '\n$1\n')],
])('%s is no signature', (_case, broken) => {
  expect(broken).not.toBe(text);
  expect(parseSignature(broken)).toBeUndefined();
});

test.each(['', 'RWQ', signer.publicKey.slice(0, -4), `${signer.publicKey}AAAA`, text])(
  'is no key: %s',
  (line) => {
    expect(parsePublicKey(line)).toBeUndefined();
  },
);

test('an id is shown as minisign shows it: a number, least significant byte first', () => {
  const id = Buffer.from('c6ef6068070ec802', 'hex');
  expect(parsePublicKey(signerNamed('somebody', id).publicKey)?.keyId).toBe('2C80E076860EFC6');
});

const why = spawnSync('minisign', ['-v']).error ? 'minisign is missing' : '';
if (why !== '' && process.env['CI'] !== undefined) throw new Error(why);

describe.skipIf(why !== '')(`Debian’s minisign${why && ` (skipped: ${why})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mado-minisign-'));
  const at = (name: string): string => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const check = (key: string): number | null =>
    spawnSync('minisign', ['-V', '-q', '-P', key, '-m', at('file'), '-x', at('file.minisig')]).status;

  test('takes ours, and refuses it for another file', () => {
    writeFileSync(at('file'), content);
    writeFileSync(at('file.minisig'), text);
    expect(check(signer.publicKey)).toBe(0);
    writeFileSync(at('file'), 'something else');
    expect(check(signer.publicKey)).toBe(1);
  });

  test('signs what we take, and names its key as we do', () => {
    execFileSync('minisign', ['-G', '-W', '-f', '-p', at('key.pub'), '-s', at('key')], { stdio: 'ignore' });
    writeFileSync(at('file'), content);
    execFileSync(
      'minisign',
      ['-S', '-s', at('key'), '-m', at('file'), '-x', at('file.minisig'), '-t', 'release 7'],
      {
        stdio: 'ignore',
      },
    );
    const [comment = '', line = ''] = readFileSync(at('key.pub'), 'utf8').split('\n');
    const theirs = readFileSync(at('file.minisig'), 'utf8');
    expect(judged(theirs, content, line)).toBe(true);
    expect(judged(theirs, Buffer.from('another'), line)).toBe(false);
    expect(parseSignature(theirs)?.trustedComment).toBe('release 7');
    expect(comment).toContain(parsePublicKey(line)?.keyId);
  });
});
