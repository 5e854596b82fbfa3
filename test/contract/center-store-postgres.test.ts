import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { POSTGRES_MIGRATIONS } from '#center/store/migrations/postgres.ts';
import { openStore } from '#center/store/open.ts';
import { MORNING } from '#center/testing/running-center.ts';
import { TerminalId } from '#contract/ids.ts';

import { asked, startPostgres, whyNoPostgres } from '../peers/postgres.ts';
import type { Postgres } from '../peers/postgres.ts';
import { chain } from '../support/chain.ts';
import { describeStore } from './center-store.ts';

const missing = whyNoPostgres();
if (missing !== undefined) console.log(`skipped: the center on PostgreSQL, ${missing}`);

describe.skipIf(missing !== undefined)('on PostgreSQL', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  describeStore(async () => {
    const database = await server.fresh();
    return { database, look: (text) => asked(database, text) };
  });

  test('records lie in a partition for each month in Japan, whatever the terminal’s clock says', async () => {
    const database = await server.fresh();
    const store = await openStore(database);
    const terminal = TerminalId.parse('t-1');
    const [first, second] = chain(terminal, 2);
    if (!first || !second) throw new Error('two records');
    const lastOfNovember = Date.parse('2026-11-30T23:59:59.999+09:00');
    await store.transaction(({ roster }) => roster.enrol(terminal));
    for (const [record, now] of [
      [first, lastOfNovember],
      [second, lastOfNovember + 1],
    ] as const) {
      await store.ready(now);
      await store.transaction(({ records }) => records.append(terminal, [record], now));
    }
    expect(
      await asked(
        database,
        'SELECT tableoid::regclass::text AS part, sequence::int FROM records ORDER BY sequence',
      ),
    ).toEqual([
      { part: 'records_2026_11', sequence: 1 },
      { part: 'records_2026_12', sequence: 2 },
    ]);
    await store.close();
  });

  test('eight centers may start at once on an empty database', async () => {
    const database = await server.fresh();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(database)));
    await Promise.all(stores.map((store) => store.ready(MORNING)));
    expect(
      await asked(database, 'SELECT count(*)::int AS rows, max(version) AS version FROM center_version'),
    ).toEqual([{ rows: 1, version: POSTGRES_MIGRATIONS.length }]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a database of a newer center is left alone', async () => {
    const database = await server.fresh();
    await asked(database, 'CREATE TABLE center_version (version INTEGER NOT NULL)');
    await asked(database, 'INSERT INTO center_version VALUES (99)');
    await expect(openStore(database)).rejects.toThrow('made by a newer center');
  });

  test('a connection that the server cuts off costs one answer, and the next is right', async () => {
    const database = await server.fresh();
    const store = await openStore(database);
    const cut = store.transaction(async ({ roster }) => {
      await roster.enrol(TerminalId.parse('cut'));
      await asked(
        database,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mado-center'`,
      );
      await roster.enrol(TerminalId.parse('off'));
    });
    await expect(cut).rejects.toThrow();
    await store.transaction(({ roster }) => roster.enrol(TerminalId.parse('next')));
    expect(await asked(database, 'SELECT id FROM terminals')).toEqual([{ id: 'next' }]);
    await store.close();
  });
});
