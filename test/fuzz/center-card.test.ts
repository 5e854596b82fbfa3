import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkCard } from '#center/card-check.ts';
import { newAuthority } from '#center/testing/cards.ts';
import { MORNING } from '#center/testing/running-center.ts';

const authority = await newAuthority(0);
const card = await authority.card('C=JP, CN=DEMO0000000000001B');
const nonce = Buffer.alloc(32, 7);
const whole = {
  nonce: nonce.toString('base64'),
  certificate: card.certificate,
  algorithm: card.algorithm,
  signature: card.sign(nonce),
};
const check = (changes: Partial<typeof whole>) =>
  checkCard({ ...whole, ...changes }, [authority.certificate], MORNING);

test('what is whole passes', () => {
  expect(check({})).toEqual({ ok: true, value: 'DEMO0000000000001B' });
});

/** The same bytes but for one bit, or cut short. */
function spoilt(base64: string): fc.Arbitrary<string> {
  const bytes = Buffer.from(base64, 'base64');
  const flipped = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)).map(([at, bit]) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  });
  const cut = fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length));
  return fc.oneof(flipped, cut).map((changed) => changed.toString('base64'));
}

test('no certificate with a bit flipped or a byte missing passes, and none throws', () => {
  fc.assert(
    fc.property(spoilt(card.certificate), (certificate) => {
      expect(check({ certificate }).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('no such signature passes, and none throws', () => {
  fc.assert(
    fc.property(spoilt(whole.signature), (signature) => {
      expect(check({ signature })).toEqual({ ok: false, error: 'signatureInvalid' });
    }),
    { numRuns: 300 },
  );
});

test('no bytes that are no certificate pass', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2048 }), (bytes) => {
      const certificate = Buffer.from(bytes).toString('base64');
      expect(check({ certificate })).toEqual({ ok: false, error: 'certificateForged' });
    }),
    { numRuns: 200 },
  );
});
