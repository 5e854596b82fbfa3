import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openDatabase } from '#ledger/database/open-database.ts';
import { MIGRATIONS } from '#ledger/database/schema.ts';
import { insertCoins, temporaryFolder, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { ledgerKeeper } from './ledger-keeper.ts';

/** The next release's ledger: a table more, one rebuilt, as migrations do it. */
const NEXT = `
CREATE TABLE news (n INTEGER) STRICT;
CREATE TABLE staff_tries_of_today (staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
DROP TABLE staff_tries;
ALTER TABLE staff_tries_of_today RENAME TO staff_tries;`;

const by = StaffId.parse('1042');

/** What the new core did with the ledger before it was stopped, through the ledger as this build writes it. */
async function afterTrial(write: (ledger: Ledger) => void, migration: string | null = NEXT) {
  const folder = temporaryFolder();
  const path = join(folder.path, 'ledger.sqlite');
  const old = testLedger({ path }).ledger;
  old.visits.begin(visitId(1), 'ja');
  insertCoins(old, visitId(1), 3);
  old.close();
  const keeper = ledgerKeeper(path, join(folder.path, 'before/ledger.sqlite'));
  await keeper.copy();
  const fresh = testLedger({ path }).ledger;
  fresh.audit.raise({ id: 'terminal.started', version: '2.0.0', reconciled: 0, inDoubt: 0 });
  write(fresh);
  fresh.close();
  if (migration !== null) openDatabase(path, [...MIGRATIONS, migration]).close();
  return { folder, path, keeper };
}

test('what a core wrote by merely running goes with it: the old one reads its books of before', async () => {
  const { folder, path, keeper } = await afterTrial(() => {});
  expect(() => openDatabase(path)).toThrow(/newer build/);
  expect([keeper.takeBack(), keeper.takeBack()]).toEqual(['takenBack', 'asItWas']);
  const { ledger } = testLedger({ path });
  expect([ledger.balanceOf(visitId(1)), ledger.audit.verifyChain()]).toMatchObject([300, { intact: true }]);
  expect(ledger.audit.of('terminal.started')).toEqual([]);
  expect(existsSync(join(folder.path, 'before/ledger.sqlite.tried'))).toBe(true);
  ledger.close();
  folder[Symbol.dispose]();
});

test.each<[string, (ledger: Ledger) => void]>([
  ['money', (ledger) => void insertCoins(ledger, visitId(1), 1)],
  ['a visit', (ledger) => ledger.visits.begin(visitId(2), 'ja')],
  ['a debt', (ledger) => void ledger.owe(visitId(1), ledger.balanceOf(visitId(1)), 'test')],
  ['what staff did', (ledger) => ledger.audit.raise({ id: 'staff.acted', by, task: 'load', result: 'done' })],
  ['a record that the center has', (ledger) => ledger.outbox.acknowledge(ledger.outbox.head)],
])('%s is not lost: then the books stay as the new core left them', async (_what, write) => {
  const { folder, path, keeper } = await afterTrial(write);
  expect(keeper.takeBack()).toBe('stays');
  expect(() => openDatabase(path)).toThrow(/newer build/);
  folder[Symbol.dispose]();
});

test('staff who only signed in to see what is wrong do not keep a bad release', async () => {
  const { folder, keeper } = await afterTrial((ledger) => {
    ledger.audit.raise({ id: 'staff.refused', by: null, reason: 'wrong' });
    ledger.audit.raise({ id: 'staff.entered', by });
    ledger.audit.raise({ id: 'staff.left', by, how: 'signedOut' });
  });
  expect(keeper.takeBack()).toBe('takenBack');
  folder[Symbol.dispose]();
});

test('a migration that did away with a table is not judged, but kept', async () => {
  const { folder, keeper } = await afterTrial(() => {}, 'DROP TABLE counts;');
  expect(keeper.takeBack()).toBe('stays');
  folder[Symbol.dispose]();
});

test('books that the old core can read are left alone, whatever was written', async () => {
  const { folder, path, keeper } = await afterTrial(
    (ledger) => void insertCoins(ledger, visitId(1), 1),
    null,
  );
  expect(keeper.takeBack()).toBe('asItWas');
  const { ledger } = testLedger({ path });
  expect(ledger.balanceOf(visitId(1))).toBe(400);
  ledger.close();
  folder[Symbol.dispose]();
});
