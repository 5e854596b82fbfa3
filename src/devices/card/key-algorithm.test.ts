import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { algorithmFor, ownSignature } from './key-algorithm.ts';
import { type CardKeyKind, newKeys, signWith } from './simulator/card-keys.ts';

const MESSAGE = Buffer.from('nonce');

test.each<[CardKeyKind, string, number]>([
  ['rsa-2048', 'RSA-SHA256', 256],
  ['rsa-3072', 'RSA-SHA256', 384],
  ['p-256', 'ECDSA-SHA256', 64],
  ['p-384', 'ECDSA-SHA384', 96],
])('%s signs as %s', async (kind, name, bytes) => {
  const { privateKey, publicKey } = await newKeys(kind);
  const algorithm = algorithmFor(publicKey);
  if (algorithm === undefined) throw new Error('no algorithm');
  expect(algorithm.name).toBe(name);
  // r or s is shorter once in 256 times, and has a sign byte every second time: many, so that all forms are met.
  for (let round = 0; round < (kind.startsWith('p-') ? 300 : 1); round++) {
    const answer = signWith(privateKey, algorithm.input(createHash(algorithm.hash).update(MESSAGE).digest()));
    if (typeof answer === 'number') throw new Error('not signed');
    expect(answer).toHaveLength(bytes);
    const signature = ownSignature(algorithm, publicKey, MESSAGE, answer);
    if (signature === undefined) throw new Error('not its own');
    expect(ownSignature(algorithm, publicKey, MESSAGE, signature)).toEqual(signature);
    expect(ownSignature(algorithm, publicKey, Buffer.from('other'), answer)).toBeUndefined();
  }
});

test("a signature of any other length or form is nobody's", async () => {
  const { publicKey } = await newKeys('p-384');
  const algorithm = algorithmFor(publicKey);
  if (algorithm === undefined) throw new Error('no algorithm');
  for (let length = 0; length < 200; length++) {
    for (const byte of [0x00, 0x30, 0xff]) {
      expect(ownSignature(algorithm, publicKey, MESSAGE, Buffer.alloc(length, byte))).toBeUndefined();
    }
  }
});

test.each(['secp256k1', 'secp521r1'])('one on %s is no key for a card', (namedCurve) => {
  expect(algorithmFor(generateKeyPairSync('ec', { namedCurve }).publicKey)).toBeUndefined();
});

test('nor is one that cannot sign', () => {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.alloc(32, 9).toString('base64url') },
    format: 'jwk',
  });
  expect(algorithmFor(key)).toBeUndefined();
});
