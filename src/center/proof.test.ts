import { generateKeyPairSync, randomBytes, scryptSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import { bodyOf, originOf, signatureLine, signerOf } from '#contract/checkpoint.ts';
import { statusNote } from '#contract/status-note.ts';
import type { Status } from '#contract/status-note.ts';

import { chain } from '../../test/support/chain.ts';
import { GOOD_FOR_MS } from './city/proof.ts';
import { MORNING, TERMINALS, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const [{ id: terminal }] = TERMINALS;
const signer = signerOf(originOf(terminal), generateKeyPairSync('ed25519').privateKey);
const another = signerOf(originOf(terminal), generateKeyPairSync('ed25519').privateKey);

/** What a terminal shows as a symbol (`mado-status --qr`). */
const STATUS: Status = {
  terminal,
  at: MORNING,
  version: '1.4.0',
  commit: 'c'.repeat(40),
  counter: 912,
  manifest: 'a'.repeat(64),
  damaged: 0,
  signers: ['8A41C0D2E7F35B96'],
  ageDays: 12,
  configuration: 'b'.repeat(64),
  devices: 'pcsc hid ipps',
  core: { busy: null, unsent: 0, oldestUnsentMs: null },
};
const NOTE = statusNote(STATUS, signer);

/** What the page says of these words. */
async function said(center: RunningCenter, note: string, site = 'same-origin'): Promise<string> {
  const answer = await fetch(`${center.url()}/fleet/proof`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
    // As a browser sends what was pasted into a form.
    body: new URLSearchParams({ note: note.replaceAll('\n', '\r\n') }),
  });
  return answer.text();
}

/** The terminal sends a record and has its log witnessed: from now on its key is known. */
async function witnessed(center: RunningCenter): Promise<void> {
  const records = chain(terminal, 1);
  const tree = grown(
    EMPTY_TREE,
    records.map(({ hash }) => hash),
  );
  const body = bodyOf({ origin: originOf(terminal), size: tree.size, root: rootOf(tree) });
  const { call } = terminalAt(center);
  await call('audit', { terminal, records });
  const key = Buffer.from(signer.publicKey).toString('base64');
  await call('witness', { terminal, key, checkpoint: `${body}\n${signatureLine(body, signer)}` });
}

test('the words of a terminal’s symbol are held against the key that the center witnesses', async () => {
  await using center = await startCenter([]);
  expect(await said(center, NOTE)).toContain('この端末の鍵は、まだセンターに届いていません');
  await witnessed(center);
  const page = await said(center, NOTE);
  for (const text of ['○ この端末の署名です', '1.4.0', '12日前', 'a'.repeat(64), 'b'.repeat(64)])
    expect(page).toContain(text);
  expect(await said(center, statusNote({ ...STATUS, damaged: 2 }, signer))).toContain('2個のファイル');
});

test.each([
  ['a word that was changed', NOTE.replace('"counter":912', '"counter":913'), '信じられません'],
  ['another key', statusNote(STATUS, another), '信じられません'],
  ['yesterday’s words', statusNote({ ...STATUS, at: MORNING - GOOD_FOR_MS - 1 }, signer), '15分より古い'],
  ['something else', '<b>見本</b>', '読めません'],
  ['nothing', '', '読めません'],
])('%s is not believed', async (_what, note, words) => {
  await using center = await startCenter([]);
  await witnessed(center);
  const page = await said(center, note);
  expect(page).toContain(words);
  expect(page).not.toContain('○');
});

test('only staff who signed in check one, and no page of another site', async () => {
  const salt = randomBytes(16);
  const hash = scryptSync('246810', salt, 32, { N: 32_768, maxmem: 64 * 1024 * 1024 }).toString('hex');
  await using center = await startCenter([], {
    staff: [{ staff: '1042', salt: salt.toString('hex'), hash }],
  });
  await witnessed(center);
  expect(await said(center, NOTE)).toContain('職員番号');
  expect(await said(center, NOTE, 'cross-site')).not.toContain('○');
});
