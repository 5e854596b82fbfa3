import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { isSignedBy, rawKey, signatureLine } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';

import { auditKeyIn } from './key.ts';

const terminal = TerminalId.parse('test-01');

test('a key is made once, for its owner alone, and its public half beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mado-key-'));
  const first = auditKeyIn(folder, terminal);
  const again = auditKeyIn(folder, terminal);
  expect([first.fresh, again.fresh]).toEqual([true, false]);
  expect(statSync(join(folder, 'audit-key.pem')).mode & 0o777).toBe(0o600);
  const publicKey = rawKey(createPublicKey(readFileSync(join(folder, 'audit-key.pub.pem'))));
  const line = signatureLine('text\n', again.signer);
  expect(isSignedBy('text\n', line, { name: 'mado/test-01', publicKey })).toBe(true);
  rmSync(folder, { recursive: true });
});

test('what is there and is no key is not replaced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mado-key-'));
  writeFileSync(join(folder, 'audit-key.pem'), 'no key');
  expect(() => auditKeyIn(folder, terminal)).toThrow();
  expect(readFileSync(join(folder, 'audit-key.pem'), 'utf8')).toBe('no key');
  rmSync(folder, { recursive: true });
});
