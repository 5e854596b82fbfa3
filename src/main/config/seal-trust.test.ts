import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { listBytes } from '#certificates/seal/lists.ts';
import type { TrustList } from '#certificates/seal/lists.ts';

import { readSealTrust } from './seal-trust.ts';

type Profile = TrustList['profile'];

/** An anchor, and a list that it signed, as files. */
function installed(anchored: Profile, listed: Profile) {
  const folder = mkdtempSync(join(tmpdir(), 'mado-trust-'));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const list: TrustList = { list: 'trust', profile: listed, issued: '2026-12-01T00:00:00Z', keys: [] };
  const body = JSON.stringify(list);
  const signature = sign(null, listBytes(body), privateKey).toString('base64');
  const seal = { anchor: join(folder, 'anchor.json'), trust: join(folder, 'trust.json') };
  writeFileSync(seal.anchor, JSON.stringify({ anchor: raw.toString('hex'), profile: anchored }));
  writeFileSync(seal.trust, JSON.stringify({ body, signature }));
  return { seal, list };
}

test.each<[Profile, Profile]>([
  ['demo', 'demo'],
  ['demo', 'production'],
  ['production', 'demo'],
])('a production terminal refuses an anchor of %s with a list of %s', (anchored, listed) => {
  expect(readSealTrust(installed(anchored, listed).seal, 'production')).toMatchObject({
    ok: false,
    error: { lines: [expect.stringMatching(/these are demo keys, and this terminal is production/)] },
  });
});

test.each<Profile>(['demo', 'production'])('a terminal of %s takes lists of its own profile', (profile) => {
  const { seal, list } = installed(profile, profile);
  expect(readSealTrust(seal, profile)).toEqual({ ok: true, value: list });
});

test('a list that another anchor signed is refused', () => {
  const { seal } = installed('production', 'production');
  const { anchor } = installed('production', 'production').seal;
  expect(readSealTrust({ ...seal, anchor }, 'production')).toMatchObject({
    ok: false,
    error: { file: seal.trust },
  });
});
