import { join } from 'node:path';

import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { openLedger } from '../open-ledger.ts';
import { BUDGET, TERMINAL, countedIds, temporaryFolder, visitId } from '../testing/test-ledger.ts';
import { openDatabase } from './open-database.ts';
import { MIGRATIONS } from './schema.ts';

/** What a terminal of version 0.1 left: 300 yen of a visit, 100 of them earned, and 50 perhaps paid out. */
const OLD = `
BEGIN;
INSERT INTO terminal VALUES ('${TERMINAL}');
INSERT INTO visits VALUES ('visit-1', 'ja', 1, NULL, NULL);
INSERT INTO lines (entry, account, visit, yen)
VALUES (1, 'hopper:100', NULL, 300), (1, 'customer', 'visit-1', -300);
INSERT INTO entries VALUES (1, 1, 'credit');
INSERT INTO lines (entry, account, visit, yen)
VALUES (2, 'customer', 'visit-1', 100), (2, 'revenue', NULL, -100);
INSERT INTO entries VALUES (2, 2, 'fee');
INSERT INTO doubts (doubt, at, visit, direction, min, max, cause) VALUES ('d', 3, 'visit-1', 'out', 0, 50, 'x');
COMMIT;`;

test('a ledger of an older build keeps every yen, and staff can work with it', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  const old = openDatabase(path, MIGRATIONS.slice(0, 1));
  old.exec(OLD);
  old.close();

  const options = { path, terminal: TERMINAL, budget: BUDGET, clock: new HandClock(), ids: countedIds() };
  const ledger = openLedger(options);
  const by = StaffId.parse('7');
  expect(ledger.balance('hopper:100')).toBe(300);
  expect(ledger.balanceOf(visitId(1))).toBe(200);
  expect(ledger.balance('revenue')).toBe(-100);
  expect(ledger.cashier.collect({ unit: 'hopper:100', pieces: { 100: 2 }, sealBag: '1', by }).ok).toBe(true);
  expect(ledger.balance('difference')).toBe(100);
  expect(ledger.openDoubts()).toMatchObject([{ id: 'd', max: 50 }]);
  ledger.close();
});

test('a line that was moved to the new table stays as it is', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  const old = openDatabase(path, MIGRATIONS.slice(0, 1));
  old.exec(OLD);
  old.close();
  const db = openDatabase(path);
  expect(() => db.exec('UPDATE lines SET yen = 1')).toThrow('lines are never changed');
  expect(() => db.exec('DELETE FROM lines')).toThrow('lines are never deleted');
  expect(() => db.exec(`INSERT INTO lines (entry, account, yen) VALUES (1, 'difference', 5)`)).toThrow(
    'the entry is sealed',
  );
  expect(() => db.exec(`INSERT INTO lines (entry, account, yen) VALUES (9, 'pocket', 5)`)).toThrow('CHECK');
  db.close();
});

test.each([
  ["INSERT INTO visits VALUES ('v', '見本 太郎', 1, NULL, NULL)", 'visits hold ids and codes only'],
  ["INSERT INTO visits VALUES ('v', 'ja', 1, 2, 'x y')", 'visits hold ids and codes only'],
  [
    "INSERT INTO observations VALUES ('ひかり台1-2-3', 0, 1, NULL, 1, NULL)",
    'observations hold ids and codes only',
  ],
  ["INSERT INTO observations VALUES ('coin-1', 0, 1, NULL, 1, '見本 太郎')", 'CHECK'],
  ["UPDATE visits SET how = '様', ended_at = 1", 'visits hold ids and codes only'],
])('the file itself refuses free text: %s', (sql, why) => {
  using folder = temporaryFolder();
  const db = openDatabase(join(folder.path, 'ledger.db'));
  db.exec("INSERT INTO visits VALUES ('visit-1', 'ja', 1, NULL, NULL)");
  expect(() => db.exec(sql)).toThrow(why);
  db.close();
});
