import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { openDemoAuthority } from './demo-authority.ts';
import { fileTries } from './file-tries.ts';

const clock = new HandClock(Date.UTC(2026, 10, 21));
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mado-authority-'));
});
afterEach(() => rm(directory, { recursive: true }));

const PROFILE = { id: 'one', commonName: 'DEMO000001AAAAA99999001A' };

test('keeps one authority and one credential per card, for its owner only', async () => {
  const first = await openDemoAuthority(directory, clock);
  expect(await readdir(directory)).toEqual(['authority.pem']);
  const card = await first.card(PROFILE);
  const again = await openDemoAuthority(directory, clock);
  expect(again.certificatePem).toBe(first.certificatePem);
  expect((await again.card(PROFILE)).certificate).toEqual(card.certificate);
  expect((await readdir(directory)).toSorted()).toEqual(['authority.pem', 'card-one.pem']);
  for (const name of await readdir(directory)) {
    expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  }
});

test('two that open at once agree', async () => {
  const [a, b] = await Promise.all([
    openDemoAuthority(directory, clock),
    openDemoAuthority(directory, clock),
  ]);
  expect(a.certificatePem).toBe(b.certificatePem);
  const [x, y] = await Promise.all([a.card(PROFILE), a.card(PROFILE)]);
  expect(x.certificate).toEqual(y.certificate);
});

test('is plainly made up, and shaped like a real one', async () => {
  const authority = await openDemoAuthority(directory, clock);
  const issuer = new X509Certificate(authority.certificatePem);
  const certificate = new X509Certificate((await authority.card(PROFILE)).certificate);
  expect(issuer.subject).toContain('O=JPKI-DEMO');
  expect(issuer.ca).toBe(true);
  expect(certificate.subject).toBe(`C=JP\nCN=${PROFILE.commonName}`);
  expect(certificate.checkIssued(issuer)).toBe(true);
  expect(certificate.verify(issuer.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({
    modulusLength: 2048,
    publicExponent: 65_537n,
  });
  expect(certificate.validToDate.toISOString()).toMatch(/T14:59:59.000Z$/);
});

test('issues again for the same key when other dates are asked, or the old ones have run out', async () => {
  const authority = await openDemoAuthority(directory, clock);
  const before = await authority.card(PROFILE);
  const notAfter = new Date(Date.UTC(2026, 10, 20));
  const expired = await authority.card({ ...PROFILE, notAfter });
  expect(new X509Certificate(expired.certificate).validToDate).toEqual(notAfter);
  expect(expired.privateKey.equals(before.privateKey)).toBe(true);
  const renewed = new X509Certificate((await authority.card(PROFILE)).certificate);
  expect(renewed.validToDate.getTime()).toBeGreaterThan(clock.now());
  expect(renewed.serialNumber).not.toBe(new X509Certificate(expired.certificate).serialNumber);
});

test.each(['', '../x', 'a b', 'x'.repeat(65)])('refuses the id %j', async (id) => {
  const authority = await openDemoAuthority(directory, clock);
  await expect(authority.card({ ...PROFILE, id })).rejects.toThrow(RangeError);
});

test('PIN counters in a file outlive the process', () => {
  const path = join(directory, 'state', 'tries.json');
  fileTries(path).save('one:authentication', 1);
  expect(fileTries(path).load('one:authentication')).toBe(1);
  expect(fileTries(path).load('two:authentication')).toBeUndefined();
});
