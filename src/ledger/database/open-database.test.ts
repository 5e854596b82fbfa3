import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../testing/test-ledger.ts';
import { openDatabase } from './open-database.ts';
import { assertPragmas } from './pragmas.ts';

test('a new database keeps every setting, also when opened again, and belongs to its user alone', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  openDatabase(path).close();
  const db = openDatabase(path);
  db.exec('CREATE TABLE t (n INTEGER)');
  expect(() => {
    assertPragmas(db);
  }).not.toThrow();
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  db.close();
});

test('a file that others may read is closed to them', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  writeFileSync(path, '', { mode: 0o644 });
  openDatabase(path).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a setting that does not hold is refused by name', () => {
  expect(() => openDatabase(':memory:')).toThrow(/pragma journal_mode is memory/);
});

test.each([
  ['synchronous', 1],
  ['foreign_keys', 0],
  ['busy_timeout', 0],
  ['cell_size_check', 0],
  ['trusted_schema', 1],
])('the assertion notices that %s has become %d', (name, wrong) => {
  using folder = temporaryFolder();
  const db = openDatabase(join(folder.path, 'ledger.db'));
  db.pragma(`${name} = ${wrong}`);
  expect(() => {
    assertPragmas(db);
  }).toThrow(`pragma ${name} is ${wrong}, must be`);
  db.close();
});

test('a file of a newer build is refused and left as it is', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  openDatabase(path, ['CREATE TABLE a (n INTEGER)', 'CREATE TABLE b (n INTEGER)']).close();
  expect(() => openDatabase(path, ['CREATE TABLE a (n INTEGER)'])).toThrow(/has version 2.*up to 1/);
  const db = new Sqlite(path);
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  db.close();
});

test('only the missing migrations run, and one that fails leaves nothing of itself', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  openDatabase(path, ['CREATE TABLE a (n INTEGER)']).close();
  const broken = ['never run again', 'CREATE TABLE b (n INTEGER); CREATE TABLE a (n INTEGER)'];
  expect(() => openDatabase(path, broken)).toThrow(/already exists/);
  const mended = openDatabase(path, ['never run again', 'CREATE TABLE b (n INTEGER)']);
  expect(mended.pragma('user_version', { simple: true })).toBe(2);
  mended.close();
});

test('a damaged file is refused as corrupt', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  openDatabase(path).close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4096 * 3, 4096 * 4);
  writeFileSync(path, bytes);
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'corrupt' }));
});

test('lines whose entry is missing make the file corrupt', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  openDatabase(path).close();
  const db = new Sqlite(path);
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO lines (entry, account, yen) VALUES (1, 'cashbox', 500)`);
  db.close();
  expect(() => openDatabase(path)).toThrow(/foreign key check: 1 rows/);
});

test('a file that is no database is refused as corrupt', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  writeFileSync(path, 'not a database, but long enough to look at; '.repeat(50));
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'corrupt' }));
});

const WORKER = fileURLToPath(new URL('../testing/worker.ts', import.meta.url));

/** Commits that a process told of, and the syncs that the kernel saw it make. */
function traced(folder: string, visits: number): { readonly commits: number; readonly syncs: number } {
  const trace = join(folder, `trace-${visits}`);
  const database = join(folder, `ledger-${visits}.db`);
  const strace = ['-f', '-e', 'trace=fdatasync,fsync', '-o', trace];
  const told = execFileSync('strace', [...strace, process.execPath, WORKER, database, String(visits)]);
  return {
    commits: told.toString().trim().split('\n').length,
    syncs: readFileSync(trace, 'utf8').match(/(?:fdatasync|fsync)\(/g)?.length ?? 0,
  };
}

test('every commit is synced to the disk, once', { timeout: 60_000 }, ({ skip }) => {
  const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;
  skip(!canTrace, 'strace is missing or may not trace here, so system calls cannot be counted');
  using folder = temporaryFolder();
  const few = traced(folder.path, 1);
  const more = traced(folder.path, 5);
  expect(more.commits).toBe(5 * few.commits);
  expect(more.syncs - few.syncs).toBe(more.commits - few.commits);
});
