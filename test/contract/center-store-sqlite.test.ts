import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';

import { SQLITE_MIGRATIONS } from '#center/store/migrations/sqlite.ts';
import { openStore } from '#center/store/open.ts';

import { describeStore } from './center-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-store-'));
let made = 0;
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = () => {
  made += 1;
  return join(folder, `${made}.db`);
};

describeStore(() => {
  const database = file();
  return Promise.resolve({
    database,
    async look(text) {
      const raw = new Database(database);
      try {
        const statement = raw.prepare(text);
        return statement.reader ? statement.all() : [statement.run()];
      } finally {
        raw.close();
      }
    },
  });
});

test('a file of the first builds, which bears no version, is taken over with what it holds', async () => {
  const database = file();
  const raw = new Database(database);
  raw.exec(SQLITE_MIGRATIONS[0] ?? '');
  raw.exec("INSERT INTO terminals (id, mark, head) VALUES ('old', 7, 'h')");
  raw.close();
  const again = await openStore(database);
  const { terminals } = await again.transaction((books) => books.overview());
  expect(terminals).toEqual([{ id: 'old', seen: null, mark: 7, lastEvent: null }]);
  await again.close();
});

test('a file of a newer center is left alone', async () => {
  const database = file();
  const raw = new Database(database);
  raw.pragma('user_version = 99');
  raw.close();
  await expect(openStore(database)).rejects.toThrow('made by a newer center');
});
