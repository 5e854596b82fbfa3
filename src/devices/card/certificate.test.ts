import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { checkCertificate, readTrust } from './certificate.ts';
import type { KeyPair } from './simulator/card-keys.ts';
import { authorityCertificate, cardCertificate } from './simulator/demo-certificate.ts';

const NOW = Date.UTC(2026, 10, 21);
const DAY = 24 * 3_600_000;
const span = (from: number, to: number) => ({
  notBefore: new Date(NOW + from * DAY),
  notAfter: new Date(NOW + to * DAY),
});

const keys = (modulusLength = 2048): KeyPair => generateKeyPairSync('rsa', { modulusLength });
const [old, current, stranger, card] = [keys(), keys(), keys(), keys()];
const pem = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
const trust = readTrust([
  pem(authorityCertificate(old, span(-4000, 20))),
  pem(authorityCertificate(current, span(-1000, 3000))),
]);
const issue = (by: KeyPair, from: number, to: number, key = card) =>
  cardCertificate(by, key.publicKey, 'DEMO', span(from, to));

test.each([
  ['the current generation', current],
  ['an older one of the same name', old],
])('vouched for by %s', (_, authority) => {
  const der = issue(authority, -10, 10);
  const checked = checkCertificate(der, trust, NOW);
  expect(checked).toMatchObject({ ok: true, value: { der, notAfter: new Date(NOW + 10 * DAY) } });
});

const flipped = issue(current, -10, 10);
flipped[200] = (flipped[200] ?? 0) ^ 1;

test.each([
  ['a stranger under the same name', 'forged', issue(stranger, -10, 10)],
  ['one bit changed', 'forged', flipped],
  ['no certificate at all', 'forged', Buffer.from('3000', 'hex')],
  ['a pinned CA itself', 'forged', authorityCertificate(current, span(-1000, 3000))],
  ['ended yesterday', 'expired', issue(current, -10, -1)],
  ['begins tomorrow', 'notYetValid', issue(current, 1, 10)],
  ['a key too short', 'unfit', issue(current, -10, 10, keys(1024))],
] as const)('refused: %s', (_, error, der) => {
  expect(checkCertificate(der, trust, NOW)).toEqual({ ok: false, error });
});

test('a certificate for another use is told from a forged one', () => {
  const purpose = { policy: '1.2.392.200149.8.5.1.1.20', keyUsage: 0xc0 };
  const der = cardCertificate(current, card.publicKey, 'DEMO', span(-10, 10), purpose);
  expect(checkCertificate(der, trust, NOW)).toEqual({ ok: false, error: 'unfit' });
});

test('a generation that has not begun vouches for nobody yet', () => {
  const next = keys();
  const coming = readTrust([pem(authorityCertificate(next, span(5, 3000)))]);
  expect(checkCertificate(issue(next, -10, 10), coming, NOW)).toEqual({ ok: false, error: 'notYetValid' });
});

test('several generations may stand in one file; what is no certificate is a broken installation', () => {
  const both = [old, current].map((ca) => pem(authorityCertificate(ca, span(-100, 100)))).join('');
  const pinned = readTrust([both]);
  expect(pinned).toHaveLength(2);
  for (const ca of [old, current]) expect(checkCertificate(issue(ca, -1, 1), pinned, NOW).ok).toBe(true);
  expect(() => readTrust(['nothing'])).toThrow('PEM');
});

test('where no CA is at hand everything but the issuer is checked', () => {
  const check = (der: Buffer) => checkCertificate(der, 'anyIssuer', NOW);
  expect(check(issue(stranger, -10, 10))).toMatchObject({ ok: true });
  expect(check(issue(stranger, -10, -1))).toEqual({ ok: false, error: 'expired' });
  expect(check(issue(stranger, -10, 10, keys(1024)))).toEqual({ ok: false, error: 'unfit' });
});

test('the last second counts, the next does not', () => {
  const der = issue(current, -10, 0);
  expect(checkCertificate(der, trust, NOW)).toMatchObject({ ok: true });
  expect(checkCertificate(der, trust, NOW + 1)).toEqual({ ok: false, error: 'expired' });
});

test('ends with its CA at the latest', () => {
  const der = issue(old, -10, 40);
  expect(checkCertificate(der, trust, NOW)).toMatchObject({ value: { notAfter: new Date(NOW + 20 * DAY) } });
  expect(checkCertificate(der, trust, NOW + 21 * DAY)).toEqual({ ok: false, error: 'expired' });
});
