import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { insertCoins, temporaryFolder, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { copyLedger } from './copy.ts';
import { MIGRATIONS } from './schema.ts';

test('a copy made while the core works is the ledger of that moment, whole and alone in its file', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.sqlite');
  const { ledger } = testLedger({ path });
  ledger.visits.begin(visitId(1), 'ja');
  insertCoins(ledger, visitId(1), 2);
  const to = join(folder.path, 'copy.sqlite');
  const copy = await copyLedger(path, to);
  insertCoins(ledger, visitId(1), 1);

  expect(copy).toEqual({
    version: MIGRATIONS.length,
    bytes: statSync(to).size,
    sha256: createHash('sha256').update(readFileSync(to)).digest('hex'),
  });
  expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  const restored = testLedger({ path: to }).ledger;
  expect([restored.balanceOf(visitId(1)), ledger.balanceOf(visitId(1))]).toEqual([200, 300]);
  expect(restored.audit.verifyChain()).toMatchObject({ intact: true });
});

test('of a damaged ledger no copy is made, and the last good one stays', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.sqlite');
  const { ledger } = testLedger({ path });
  for (let visit = 1; visit < 40; visit++) ledger.visits.begin(visitId(visit), 'ja');
  ledger.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 3 * 4096, 20 * 4096);
  writeFileSync(path, bytes);
  const to = join(folder.path, 'copy.sqlite');
  writeFileSync(to, 'the copy of yesterday');
  await expect(copyLedger(path, to)).rejects.toMatchObject({ code: 'corrupt' });
  expect([readFileSync(to, 'utf8'), existsSync(`${to}.fresh`)]).toEqual(['the copy of yesterday', false]);
});

test('a ledger that is not there is not made', async () => {
  using folder = temporaryFolder();
  await expect(copyLedger(join(folder.path, 'none'), join(folder.path, 'copy'))).rejects.toThrow(
    /unable to open/,
  );
  expect(readdirSync(folder.path)).toEqual([]);
});
