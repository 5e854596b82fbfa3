import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openDatabase } from '../database/open-database.ts';
import { LedgerDefect } from '../defect.ts';
import { insertCoins, temporaryFolder, testLedger, visitId } from '../testing/test-ledger.ts';
import { createEntries } from './entries.ts';

test.each([
  ['one line', [{ account: 'cashbox', yen: 100 }]],
  ['no line', []],
  [
    'lines that do not sum to zero',
    [
      { account: 'cashbox', yen: 100 },
      { account: 'float', yen: -90 },
    ],
  ],
  [
    'a fraction of a yen',
    [
      { account: 'cashbox', yen: 0.5 },
      { account: 'float', yen: -0.5 },
    ],
  ],
  [
    'a line of nothing',
    [
      { account: 'cashbox', yen: 0 },
      { account: 'float', yen: 0 },
    ],
  ],
] as const)('an entry of %s is a defect', (_, lines) => {
  using folder = temporaryFolder();
  const db = openDatabase(`${folder.path}/ledger.db`);
  const entries = createEntries(db, () => 0);
  expect(() => {
    entries.post('float', lines);
  }).toThrow(LedgerDefect);
  db.close();
});

const line = (entry: number, account: string, yen: number) =>
  `INSERT INTO lines (entry, account, yen) VALUES (${entry}, '${account}', ${yen});`;
const seal = (entry: number) => `INSERT INTO entries (entry, at, what) VALUES (${entry}, 0, 'float');`;
const pair = `${line(7, 'cashbox', 5)} ${line(7, 'float', -5)}`;

test.each([
  ['an entry without lines', seal(7), /sums to zero/],
  ['an entry of one line', line(7, 'cashbox', 5) + seal(7), /sums to zero/],
  ['an entry that is off', line(7, 'cashbox', 5) + line(7, 'float', -4) + seal(7), /sums to zero/],
  ['lines without their entry', pair, /FOREIGN KEY/],
  ['a line for a sealed entry', pair + seal(7) + line(7, 'cashbox', 5), /sealed/],
  ['an account of another name', line(7, 'pocket', 5) + line(7, 'float', -5) + seal(7), /CHECK/],
  ['a changed line', `${pair}${seal(7)} UPDATE lines SET yen = 1`, /never changed/],
  ['a deleted line', `${pair}${seal(7)} DELETE FROM lines`, /never deleted/],
  ['a deleted entry', `${pair}${seal(7)} DELETE FROM entries`, /never deleted/],
])('the database itself refuses %s', (_, sql, why) => {
  using folder = temporaryFolder();
  const db = openDatabase(`${folder.path}/ledger.db`);
  expect(() => {
    db.transaction(() => db.exec(sql)).immediate();
  }).toThrow(why);
  expect(db.prepare('SELECT count(*) FROM lines').pluck().get()).toBe(0);
  db.close();
});

test('balances are sums of lines: there is no field to be wrong', () => {
  using opened = testLedger();
  const { ledger, path } = opened;
  insertCoins(ledger, visitId(1), 3);
  ledger.loadFloat(100, 20);
  const other = new Sqlite(path, { readonly: true });
  const sum = other.prepare("SELECT sum(yen) FROM lines WHERE account = 'hopper:100'").pluck().get();
  other.close();
  expect(ledger.balance('hopper:100')).toBe(sum);
  expect(ledger.balance('float')).toBe(-2000);
  expect(ledger.balanceOf(visitId(1))).toBe(300);
});

test('lines that were taken back leave no trace in a balance', () => {
  using folder = temporaryFolder();
  const db = openDatabase(`${folder.path}/ledger.db`);
  const entries = createEntries(db, () => 0);
  const load = (amount: number) => {
    entries.move('float', amount, { account: 'float' }, { account: 'cashbox' });
    return entries.balance('cashbox');
  };
  const takenBack = db.transaction(() => {
    expect(load(500)).toBe(600);
    throw new Error('taken back');
  });
  expect(db.transaction(() => load(100))()).toBe(100);
  expect(takenBack).toThrow('taken back');
  expect(entries.balance('cashbox')).toBe(100);
  expect(db.transaction(() => load(10))()).toBe(110);
  expect(entries.balance('cashbox')).toBe(110);
  db.close();
});

test.each([0, -1, 1.5])('a float of %d coins is a defect', (coins) => {
  using opened = testLedger();
  expect(() => {
    opened.ledger.loadFloat(100, coins);
  }).toThrow(LedgerDefect);
});

test('a full disk stops an entry as a whole, and the books go on once there is room', () => {
  using folder = temporaryFolder();
  const db = openDatabase(`${folder.path}/ledger.db`);
  const entries = createEntries(db, () => 0);
  const load = db.transaction(() => {
    entries.move('float', 10, { account: 'float' }, { account: 'cashbox' });
  });
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 2}`);
  let loaded = 0;
  const fill = () => {
    for (; loaded < 5000; loaded += 1) load();
  };
  expect(fill).toThrow(/full/);
  expect(entries.balance('cashbox')).toBe(loaded * 10);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.pragma(`max_page_count = ${pages + 100}`);
  load();
  expect(entries.balance('cashbox')).toBe(loaded * 10 + 10);
  db.close();
});
