import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { signerOf } from '#contract/checkpoint.ts';

import { placeOf } from './bring-in.ts';
import { gatherStatus, linesOf } from './status.ts';
import { readStatusNote, statusNote } from '#contract/status-note.ts';
import { MadeUpTerminal, releaseOn } from './testing/made-up-terminal.ts';
import { update } from './update.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-status-'));
const config = join(folder, 'terminal.json');
const terminal = new MadeUpTerminal(folder);
const { layout } = terminal.site;
const NOW = Date.parse('2027-01-15T00:00:00Z');
const core = { busy: null, unsent: 2, oldestUnsentMs: 90_000 };
const gather = () => gatherStatus({ layout, config, core, now: NOW });
const signer = signerOf('mado/t-01', generateKeyPairSync('ed25519').privateKey);

beforeAll(() => {
  placeOf(layout);
  terminal.start();
  writeFileSync(join(folder, 'town.json'), '{}');
  writeFileSync(
    config,
    JSON.stringify({
      id: 't-01',
      town: 'town.json',
      card: { reader: { transport: 'pcsc' } },
      cash: { address: 'hid:0042' },
      printer: { uri: 'ipps://10.0.0.9/ipp/print' },
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('says what dpkg installed, that it is whole, and which devices it knows', () => {
  expect(gather()).toMatchObject({
    version: '1.0.0',
    counter: 1,
    damaged: 0,
    signers: [],
    devices: 'pcsc hid ipps',
  });
  expect(linesOf(gather()).join('\n')).toMatch(
    /all as they were released[^]*2 records wait, the oldest for 2 min/,
  );
  expect(linesOf({ ...gather(), core: null }).join('\n')).toContain('DOES NOT ANSWER');
});

test('says who signed what was brought in, and which file is no longer as it was', async () => {
  await update(releaseOn(join(folder, 'stick'), 2), terminal.site, 60_000);
  expect(gather()).toMatchObject({
    version: '2.0.0',
    damaged: 0,
    signers: [expect.any(String), expect.any(String)],
  });
  writeFileSync(join(layout.slot('a'), 'src/core.ts'), 'changed');
  writeFileSync(join(layout.slot('a'), 'src/more.ts'), 'added');
  expect(gather()).toMatchObject({ damaged: 2 });
  expect(linesOf(gather()).join('\n')).toContain('2 NOT as they were released');
});

test('the configuration’s hash tells every change of either file', () => {
  const before = gather().configuration;
  writeFileSync(join(folder, 'town.json'), '{ }');
  expect(gather().configuration).not.toBe(before);
});

test('the signed note is read with its terminal’s key, at its hour, and not otherwise', () => {
  const status = gather();
  const note = statusNote(status, signer);
  const minute = 60_000;
  expect(readStatusNote(note, signer, NOW, minute)).toEqual(status);
  expect(readStatusNote(note, signer, NOW + 2 * minute, minute)).toBeUndefined();
  expect(readStatusNote(note.replace('"damaged":2', '"damaged":0'), signer, NOW, minute)).toBeUndefined();
  const another = signerOf('mado/t-01', generateKeyPairSync('ed25519').privateKey);
  expect(readStatusNote(note, another, NOW, minute)).toBeUndefined();
  expect(readStatusNote('', signer, NOW, minute)).toBeUndefined();
  expect(Buffer.byteLength(note)).toBeLessThan(1_500);
});
