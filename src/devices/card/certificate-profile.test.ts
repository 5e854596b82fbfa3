import { expect, test } from 'vitest';

import { USER_AUTHENTICATION, fitsProfile, profileWith } from './certificate-profile.ts';
import { newKeys } from './simulator/card-keys.ts';
import { cardCertificate } from './simulator/demo-certificate.ts';

const keys = await newKeys('p-384');
const POLICY = '1.2.392.200149.8.5.1.3.30';
const SIGNING_POLICY = '1.2.392.200149.8.5.1.1.20';
const validity = { notBefore: new Date(0), notAfter: new Date(1e12) };
const issue = (policy = POLICY, keyUsage = 0x80) =>
  cardCertificate(keys, keys.publicKey, 'DEMO', validity, { policy, keyUsage });

const OIDS = { policies: '551d20', keyUsage: '551d0f', unknown: '551d7f' } as const;

/** The same certificate with one object identifier in place of another. */
function renamed(from: keyof typeof OIDS, to: keyof typeof OIDS): Buffer {
  const text = issue().toString('hex');
  expect(text.split(OIDS[from])).toHaveLength(2);
  return Buffer.from(text.replace(OIDS[from], OIDS[to]), 'hex');
}

test('user authentication, by digital signature alone, fits', () => {
  expect(fitsProfile(issue(), USER_AUTHENTICATION)).toBe(true);
});

test.each([
  ['the policy of a certificate for signing documents (署名用)', issue(SIGNING_POLICY)],
  ['keyUsage of one for signing documents: non-repudiation as well', issue(POLICY, 0xc0)],
  ['keyUsage of a CA', issue(POLICY, 0x06)],
  ['no keyUsage, and a critical extension nobody knows', renamed('keyUsage', 'unknown')],
  ['no policy', renamed('policies', 'unknown')],
  ['one extension twice', renamed('policies', 'keyUsage')],
  ['something behind the certificate', Buffer.concat([issue(), Buffer.from('0500', 'hex')])],
  ['nothing at all', Buffer.alloc(0)],
])('does not fit: %s', (_, der) => {
  expect(fitsProfile(der, USER_AUTHENTICATION)).toBe(false);
});

test('what fits is data', () => {
  const other = profileWith([SIGNING_POLICY]);
  expect(profileWith(undefined)).toEqual(USER_AUTHENTICATION);
  expect(fitsProfile(issue(SIGNING_POLICY), other)).toBe(true);
  expect(fitsProfile(issue(), other)).toBe(false);
  expect(fitsProfile(issue(), { ...USER_AUTHENTICATION, signatures: ['1.2.840.113549.1.1.5'] })).toBe(false);
});
