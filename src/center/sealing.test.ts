import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { CertificateDocument } from '#certificates/data.ts';
import { fromBase64, fromHex, toHex } from '#certificates/seal/bytes.ts';
import { proofHolds } from '#certificates/seal/holds.ts';
import { judged, serialHash } from '#certificates/seal/judge.ts';
import { openList, TrustList } from '#certificates/seal/lists.ts';
import { PrepareReply } from '#contract/center.ts';

import { createKeyFolder, openKeyFolder } from './seal/key-folder.ts';
import { sealerOf } from './seal/sealer.ts';
import { openStore } from './store/open.ts';
import { newAuthority } from './testing/cards.ts';
import { subjectOf } from './testing/demo-cards.ts';
import { readingOf } from './testing/reading.ts';
import { MORNING, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const authority = await newAuthority(0);
const trust = [authority.certificate];
const now = new Date(MORNING);
const fresh = () => createKeyFolder(join(mkdtempSync(join(tmpdir(), 'mado-keys-')), 'keys'), 'demo', now);
const year = { town: 'ひかり台町', from: '2026-04-01', until: '2027-03-31' };
const issues = ['i1'];

async function prepared(center: RunningCenter) {
  const terminal = terminalAt(center);
  const reply = await terminal.authenticate(await authority.card(subjectOf('family-of-four')));
  if (reply.answer !== 'accepted') throw new Error('not accepted');
  const options = { kind: 'ResidentRecord', scope: 'household', relationship: true, domicile: true };
  const asked = { ...terminal.place, session: reply.session, request: 'r1', lines: [{ options, issues }] };
  return terminal.call('prepare', asked);
}

async function documentFrom(center: RunningCenter): Promise<CertificateDocument> {
  const reply = PrepareReply.parse((await prepared(center)).body);
  if (reply.answer !== 'prepared') throw new Error(reply.reason);
  const body = Buffer.from(reply.documents[0]?.body ?? '', 'base64').toString('utf8');
  return CertificateDocument.parse(JSON.parse(body));
}

test('a sealed copy says what its pages will say, and its hash is in the log before it leaves', async () => {
  const keys = fresh();
  keys.newKey(year, now);
  await using center = await startCenter(trust, { sealer: sealerOf(keys, 'demo') });
  const document = await documentFrom(center);
  expect(proofHolds(document, keys.trust())).toBe(true);
  const { proof } = document;
  const sheet = judged(fromBase64(proof?.sheets[0]?.sealed ?? ''), proof ?? { serial: '', secret: '' }, {
    trust: keys.trust(),
  });
  if (sheet.verdict !== 'good') throw new Error(sheet.verdict);
  using reading = readingOf(center.database);
  expect(reading.rows('SELECT number, serial, hash FROM seal_log')).toEqual([
    {
      number: document.issueNumber,
      serial: serialHash(proof?.serial ?? ''),
      hash: toHex(sheet.sheet.hash),
    },
  ]);
});

test('a proof of another person, another page or no known key does not hold', async () => {
  const keys = fresh();
  keys.newKey(year, now);
  await using center = await startCenter(trust, { sealer: sealerOf(keys, 'demo') });
  const document = await documentFrom(center);
  const { proof, ...bare } = document;
  if (!proof || document.data.kind !== 'ResidentRecord') throw new Error('a sealed record');
  const moved = { ...document.data, address: 'よその町一丁目' };
  expect(proofHolds({ ...document, data: moved }, keys.trust())).toBe(false);
  expect(proofHolds({ ...document, issuedOn: '2026-11-25' }, keys.trust())).toBe(false);
  expect(proofHolds(bare, keys.trust())).toBe(false);
  expect(proofHolds({ ...document, proof: { ...proof, sheets: [] } }, keys.trust())).toBe(false);
  expect(proofHolds(document, fresh().trust())).toBe(false);
});

test('without keys nothing is sealed; with keys that have run out nothing is issued', async () => {
  await using plain = await startCenter(trust);
  expect((await documentFrom(plain)).proof).toBeUndefined();
  const keys = fresh();
  keys.newKey({ ...year, until: '2026-11-23' }, now);
  await using center = await startCenter(trust, { sealer: sealerOf(keys, 'demo') });
  expect(await prepared(center)).toMatchObject({ status: 500 });
  using reading = readingOf(center.database);
  expect([reading.count('issues'), reading.count('numbers')]).toEqual([0, 0]);
});

test('the log of issued hashes grows at its end only, and shows what was changed behind its back', async () => {
  const keys = fresh();
  keys.newKey(year, now);
  await using center = await startCenter(trust, { sealer: sealerOf(keys, 'demo') });
  await documentFrom(center);
  const raw = new Database(center.database);
  expect(() => raw.exec("UPDATE seal_log SET hash = 'x'")).toThrow(/grows at its end only/);
  expect(() => raw.exec('DELETE FROM seal_log')).toThrow(/grows at its end only/);
  const store = await openStore(center.database);
  const looked = () =>
    store.transaction(async ({ sealLog }) => [await sealLog.isIntact(), (await sealLog.entries()).length]);
  expect(await looked()).toEqual([true, 1]);
  raw.exec('DROP TRIGGER seal_log_keeps');
  raw.exec('UPDATE seal_log SET at = at - 1');
  raw.close();
  expect(await looked()).toEqual([false, 1]);
  await store.close();
});

test('the youngest valid key signs; one that others may have does not', () => {
  const keys = fresh();
  const old = keys.newKey(year, now);
  const young = keys.newKey({ ...year, from: '2026-10-01' }, now);
  const signer = (day: string) => toHex(sealerOf(keys, 'demo')(day)?.kid ?? new Uint8Array());
  expect([signer('2026-09-30'), signer('2026-10-01'), signer('2027-04-01')]).toEqual([
    old.kid,
    young.kid,
    '',
  ]);
  const list = keys.trust();
  keys.publish({
    ...list,
    keys: list.keys.map((key) =>
      key.kid === young.kid ? { ...key, compromisedSince: now.toISOString() } : key,
    ),
  });
  expect(signer('2026-11-24')).toBe(old.kid);
});

test('demo keys call themselves demo, and production refuses them', () => {
  expect(() => sealerOf(fresh(), 'production')).toThrow(/has demo keys, and this is production/);
});

test('a list is believed only if the anchor signed exactly this text', () => {
  const keys = fresh();
  keys.newKey(year, now);
  const anchor = fromHex(keys.anchor.anchor);
  const signed = keys.sign(keys.trust());
  expect(openList(signed, TrustList, anchor)).toEqual(keys.trust());
  expect(openList({ ...signed, body: signed.body.replace('2027', '2037') }, TrustList, anchor)).toBeNull();
  expect(openList(signed, TrustList, fromHex(fresh().anchor.anchor))).toBeNull();
  expect(openList(keys.sign({ list: 'void' }), TrustList, anchor)).toBeNull();
  expect(openList('no list', TrustList, anchor)).toBeNull();
  expect(openKeyFolder(keys.path).trust()).toEqual(keys.trust());
});
