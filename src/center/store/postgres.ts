import { createHash } from 'node:crypto';

import { DatabaseError, Pool } from 'pg';
import type { PoolClient } from 'pg';

import { monthOf } from './month.ts';
import type { Engine, Sql } from './engine.ts';
import { manyRows } from './many-rows.ts';
import { POSTGRES_MIGRATIONS } from './migrations/postgres.ts';

/** How long anything may take before it is given up, ms: the terminal has given up by then, and asks again. */
const PATIENCE_MS = 8_000;
const MAX_CONNECTIONS = 8;
/** Two transactions stood in each other's way (PostgreSQL, appendix A): nothing was done, and it may be tried again. */
const IN_THE_WAY = new Set(['40001', '40P01']);
const TRIES = 3;

/** PostgreSQL, shared by any number of centers; nothing is kept in the process. */
export async function postgresEngine(url: string, onLost: (cause: Error) => void): Promise<Engine> {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    application_name: 'mado-center',
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    lock_timeout: PATIENCE_MS,
    idle_in_transaction_session_timeout: PATIENCE_MS,
    // A commit that was answered is on the disk, whatever the server's own habit.
    options: '-c synchronous_commit=on',
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody uses it is replaced at the next need.
  pool.on('error', onLost);
  try {
    await inTransaction(pool, migrate);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const months = new Set<string>();
  return {
    async transaction(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await inTransaction(pool, (client) => work(sqlOf(client)));
        } catch (error) {
          if (tries === TRIES || !isInTheWay(error)) throw error;
        }
      }
    },
    async ready(now) {
      const month = monthOf(now);
      if (months.has(month.name)) return;
      await inTransaction(pool, (client) => addPartition(client, month));
      months.add(month.name);
    },
    scrub: () => Promise.resolve(),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Unheard, a connection that breaks in the middle would end the process; the statement under way fails anyhow.
  const onError = (cause: Error) => {
    broken = cause;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: unknown) => {
      broken ??= new Error('the connection is lost', { cause });
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof DatabaseError && IN_THE_WAY.has(error.code ?? '');
}

function sqlOf(client: PoolClient): Sql {
  return {
    rows: async (text, values = [], once) =>
      (await client.query<object>({ ...(once ? {} : { name: nameOf(text) }), text, values: [...values] }))
        .rows,
    run: async (text, values = []) =>
      (await client.query({ name: nameOf(text), text, values: [...values] })).rowCount ?? 0,
    async insert(table, columns, rows) {
      if (rows.length === 0) return;
      const { text, values } = manyRows(table, columns, rows);
      await client.query({ name: nameOf(text), text, values });
    },
    async alone(name) {
      const text = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
      await client.query({ name: nameOf(text), text, values: [name] });
    },
  };
}

/** A statement keeps its name on every connection; there are as many as the code has texts. */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

/** int8, int2 and int4: every one of them here is a time, a count or a sequence, and fits a number. The rest is text. */
const WHOLE = new Set([20, 21, 23]);

function parserOf(oid: number): (text: string) => unknown {
  return WHOLE.has(oid) ? Number : (text) => text;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('mado tables', 0))`;

async function migrate(client: PoolClient): Promise<void> {
  await client.query(LOCK);
  await client.query('CREATE TABLE IF NOT EXISTS center_version (version INTEGER NOT NULL)');
  const { rows } = await client.query<{ version: number }>('SELECT version FROM center_version');
  const version = rows[0]?.version ?? 0;
  if (version > POSTGRES_MIGRATIONS.length)
    throw new Error(`the database has version ${version}: it was made by a newer center`);
  for (const step of POSTGRES_MIGRATIONS.slice(version)) await client.query(step);
  await client.query('DELETE FROM center_version');
  await client.query('INSERT INTO center_version VALUES ($1)', [POSTGRES_MIGRATIONS.length]);
}

/** What is there already stays; two centers that see a new month at once make it one after the other. */
async function addPartition(client: PoolClient, { name, from, to }: ReturnType<typeof monthOf>) {
  await client.query(LOCK);
  await client.query(
    `CREATE TABLE IF NOT EXISTS records_${name} PARTITION OF records FOR VALUES FROM (${from}) TO (${to})`,
  );
}
