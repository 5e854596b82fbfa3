import { createPublicKey, sign, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { ensureDemoKeys, keyFilesIn, readKeys } from './demo-keys.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'mado-keys-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  return join(dir, 'keys');
}

test('keys are made once, for their owner only, and stay', () => {
  const dir = folder();
  const files = ensureDemoKeys(dir);
  const contents = () => readdirSync(dir).map((file) => readFileSync(join(dir, file), 'utf8'));
  const first = contents();
  expect(first).toHaveLength(4);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  for (const file of [files.document, files.townKey, files.person, files.terminalSecret])
    expect(statSync(file).mode & 0o777).toBe(0o600);
  ensureDemoKeys(dir);
  expect(contents()).toEqual(first);
});

test('the public half is that of the key that signs', () => {
  const files = ensureDemoKeys(folder());
  const signature = sign(null, Buffer.from('x'), readKeys(files).document);
  expect(verify(null, Buffer.from('x'), createPublicKey(readFileSync(files.townKey)), signature)).toBe(true);
});

test('without keys or with a secret cut short, nothing is read', () => {
  const dir = folder();
  expect(() => readKeys(keyFilesIn(dir))).toThrow('ENOENT');
  const files = ensureDemoKeys(dir);
  writeFileSync(files.person, 'ab');
  expect(() => readKeys(files)).toThrow('64 hex digits');
});
