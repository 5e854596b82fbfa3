import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { originOf, signerOf } from '#contract/checkpoint.ts';
import { TERMINAL, insertCoins, temporaryFolder, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { backUp, checkBackup } from './back-up.ts';
import type { BackupOrder } from './back-up.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.parse('2026-12-01T03:00:00Z');
const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);

/** A terminal at work, a medium, and the order to copy its ledger there. */
function office() {
  const opened = testLedger();
  const medium = temporaryFolder();
  opened.ledger.visits.begin(visitId(1), 'ja');
  insertCoins(opened.ledger, visitId(1), 3);
  const order: BackupOrder = {
    ledger: opened.path,
    terminal: TERMINAL,
    folder: medium.path,
    keep: 3,
    now: NOW,
    signer,
    sameMedium: true,
  };
  return {
    ...opened,
    order,
    medium: medium.path,
    [Symbol.dispose]: () => {
      opened[Symbol.dispose]();
      medium[Symbol.dispose]();
    },
  };
}

test('drill: a copy while the terminal works, checked, and opened on another machine with the same books', async () => {
  using at = office();
  const made = await backUp(at.order);
  if (!made.ok) throw new Error(made.error);
  insertCoins(at.ledger, visitId(1), 1);
  expect(checkBackup(made.value.file, signer)).toMatchObject({
    ok: true,
    value: { terminal: TERMINAL, at: NOW },
  });
  using elsewhere = testLedger({ path: made.value.file });
  expect([elsewhere.ledger.balanceOf(visitId(1)), at.ledger.balanceOf(visitId(1))]).toEqual([300, 400]);
});

test('old copies give way, of this terminal alone, and never before the new one is whole', async () => {
  using at = office();
  const foreign = 'mado-ledger_another_2020-01-01T00-00-00-000Z.sqlite';
  writeFileSync(join(at.medium, foreign), '');
  for (let day = 0; day < 5; day++) await backUp({ ...at.order, now: NOW + day * DAY_MS });
  const days = readdirSync(at.medium).filter((name) => name.endsWith('.sqlite'));
  expect(days.map((name) => name.slice(-31, -14)).toSorted()).toEqual([
    expect.stringContaining('2020'),
    expect.stringContaining('12-03'),
    expect.stringContaining('12-04'),
    expect.stringContaining('12-05'),
  ]);
  expect(readdirSync(at.medium)).toHaveLength(7);

  const ledger = join(at.medium, 'damaged.sqlite');
  writeFileSync(ledger, Buffer.alloc(8192, 7));
  expect(await backUp({ ...at.order, ledger, now: NOW + 9 * DAY_MS })).toMatchObject({
    ok: false,
    error: expect.stringContaining('mado salvage'),
  });
  expect(readdirSync(at.medium)).toHaveLength(8);
});

test('the copy that was just made stays, also where the clock went back behind all others', async () => {
  using at = office();
  for (let day = 1; day < 5; day++) await backUp({ ...at.order, now: NOW + day * DAY_MS });
  const made = await backUp({ ...at.order, now: NOW - 365 * DAY_MS });
  if (!made.ok) throw new Error(made.error);
  expect(checkBackup(made.value.file, signer)).toMatchObject({ ok: true });
  expect(readdirSync(at.medium).filter((name) => name.endsWith('.sqlite'))).toHaveLength(3);
});

test('a folder on the ledger’s own disk is no second medium', async () => {
  using at = office();
  expect(await backUp({ ...at.order, sameMedium: false })).toMatchObject({
    ok: false,
    error: expect.stringContaining('dies with it'),
  });
  expect(await backUp({ ...at.order, folder: '/nowhere' })).toMatchObject({ ok: false });
  expect(readdirSync(at.medium)).toEqual([]);
});

test('a copy is not written over', async () => {
  using at = office();
  await backUp(at.order);
  expect(await backUp(at.order)).toMatchObject({ ok: false, error: expect.stringContaining('already') });
});

test.each<[string, (file: string) => void]>([
  ['changed', (file) => writeFileSync(file, flipped(readFileSync(file)))],
  ['with another note', (file) => writeFileSync(`${file}.note`, 'mado-backup/1\n{}\n\n')],
  ['of a note that was changed', (file) => edit(`${file}.note`, '"at":1', '"at":2')],
  ['that another key signed', (file) => edit(`${file}.note`, `— ${signer.name} `, `— ${signer.name} A`)],
])('a copy %s is told', async (_what, spoil) => {
  using at = office();
  const made = await backUp(at.order);
  if (!made.ok) throw new Error(made.error);
  spoil(made.value.file);
  expect(checkBackup(made.value.file, signer)).toMatchObject({ ok: false });
});

function flipped(bytes: Buffer): Buffer {
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  return bytes;
}

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
