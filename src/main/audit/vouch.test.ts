import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { bodyOf, cosignatureLine, originOf, signatureLine, signerOf } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';

import { witnessedBy } from './vouch.ts';

const origin = originOf(TerminalId.parse('test-01'));
const terminal = signerOf(origin, generateKeyPairSync('ed25519').privateKey);
const center = signerOf('mado/center/99901', generateKeyPairSync('ed25519').privateKey);
const other = signerOf('mado/center/99901', generateKeyPairSync('ed25519').privateKey);
const body = bodyOf({ origin, size: 1, root: '00'.repeat(32) });
const note = `${body}\n${signatureLine(body, terminal)}`;
const { signal } = new AbortController();

test.each([
  ['this witness under this checkpoint', cosignatureLine(body, center, 1), true],
  ['another key', cosignatureLine(body, other, 1), false],
  ['another checkpoint', cosignatureLine(body.replace('\n1\n', '\n2\n'), center, 1), false],
  ['no time', signatureLine(body, center), false],
])('a countersignature of %s', async (_, cosignature, believed) => {
  const reply = ok({ answer: 'cosigned', cosignature } as const);
  const show = witnessedBy(center, async () => Promise.resolve(reply));
  expect(await show(note, signal)).toEqual(believed ? reply : err({ code: 'protocol', who: 'technician' }));
});

test('every other answer is passed on as it is', async () => {
  const reply = ok({ answer: 'refused', reason: 'forked' } as const);
  expect(await witnessedBy(center, async () => Promise.resolve(reply))(note, signal)).toEqual(reply);
});
