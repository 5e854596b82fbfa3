import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { Pool } from 'pg';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import { AuditReply, MAX_AUDIT_BATCH } from '#contract/center.ts';
import type { AuditRecord } from '#contract/center.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { HeartbeatReply } from '#contract/heartbeat.ts';
import type { TerminalId } from '#contract/ids.ts';
import { call } from '#main/center/call.ts';

import { startPostgres } from '../peers/postgres.ts';
import { mixedFleet } from '../samples/fleet.ts';
import { startCenters } from '../support/centers.ts';
import type { Centers } from '../support/centers.ts';
import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { quantile, spread } from './stats.ts';

const TERMINALS = 1000;
/** Terminals that send at once, and connections that insert at once. */
const AT_ONCE = 8;
const ROUNDS = 9;
/** The center may take this many times as long as the bare statement: 0.5 of its rate. */
const MOST = 2;
/** Every terminal tells once in so many ms here; in a city, once a minute. */
const BEAT_MS = 20_000;

/**
 * The center on PostgreSQL: events that arrive, each checked, beside a bare multi-row INSERT of the same rows by the same
 * driver, each batch synced to the disk; and a thousand terminals that tell how they stand.
 */
export async function measureCenter(): Promise<Chapter> {
  // Not in /tmp, which may be memory.
  const server = await startPostgres({ durable: true, parent: '/var/tmp' });
  const database = await server.fresh();
  const centers = await startCenters({ database, centers: 1, terminals: TERMINALS });
  const pool = new Pool({ connectionString: database, max: AT_ONCE });
  try {
    await pool.query(
      `CREATE TABLE bare (terminal TEXT NOT NULL, sequence BIGINT NOT NULL, at BIGINT NOT NULL, id TEXT NOT NULL,
        fields TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, received BIGINT NOT NULL,
        PRIMARY KEY (terminal, sequence))`,
    );
    const turns: { readonly center: number; readonly bare: number }[] = [];
    const writers = centers.terminals.slice(0, AT_ONCE).map((terminal) => batchesOf(terminal));
    for (let round = 0; round < ROUNDS; round += 1) {
      const batches = writers.map((next) => next());
      const requests = batches.map((batch) => requestOf(centers, batch));
      const center = await timed(() => Promise.all(requests.map((request) => sent(centers, request))));
      const bare = await timed(() => Promise.all(batches.map((batch) => inserted(pool, batch))));
      // The first round finds nothing compiled yet.
      if (round > 0) turns.push({ center, bare });
    }
    const { rows } = await pool.query<{ arrived: number }>('SELECT count(*)::int AS arrived FROM records');
    if (rows[0]?.arrived !== ROUNDS * AT_ONCE * MAX_AUDIT_BATCH) throw new Error('not every event arrived');
    const events = AT_ONCE * MAX_AUDIT_BATCH;
    const perSecond = (ms: number) => (events / ms) * 1000;
    const times = half(turns.map(({ center, bare }) => center / bare));
    const beats = await heartbeats(centers);
    return {
      title: `The center on PostgreSQL: ${AT_ONCE} terminals, batches of ${MAX_AUDIT_BATCH} events; ${TERMINALS} terminals’ heartbeats`,
      figures: [
        figure('events in a second', '', {
          center: perSecond(half(turns.map(({ center }) => center))),
          bare: perSecond(half(turns.map(({ bare }) => bare))),
        }),
        figure(
          'times as long as a bare multi-row INSERT (0.5 of its rate is 2)',
          '',
          { times },
          { goal: { times: MOST }, against: ['a bare multi-row INSERT', times] },
        ),
        figure('a heartbeat, told and kept', 'ms', { ...spread(beats) }, { goal: { p99: 250 } }),
      ],
    };
  } finally {
    await pool.end();
    await centers.stop();
    await server.stop();
  }
}

interface Batch {
  readonly terminal: TerminalId;
  readonly records: readonly AuditRecord[];
}

/** One terminal's day, batch by batch: what a visit says, again and again. */
function batchesOf(terminal: TerminalId): () => Batch {
  const said = ['visit.begun', 'card.verified', 'cash.credited', 'cash.credited', 'cash.paid', 'visit.ended'];
  let previous = CHAIN_START;
  let sequence = 0;
  return () => ({
    terminal,
    records: Array.from({ length: MAX_AUDIT_BATCH }, () => {
      sequence += 1;
      const id = said[sequence % said.length] ?? 'visit.begun';
      const fields = JSON.stringify({
        visit: `visit-${Math.floor(sequence / said.length)}`,
        unit: 'hopper:100',
        yen: 100,
      });
      const open = { sequence, at: 1_795_000_000_000 + sequence, id, fields, previous };
      previous = recordHash(terminal, open);
      return { ...open, hash: previous };
    }),
  });
}

/** As a terminal sends it, packed: what that costs is the terminal's, and no part of the measurement. */
function requestOf({ secretOf }: Centers, batch: Batch): RequestInit {
  return {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretOf(batch.terminal)}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: new Uint8Array(gzipSync(JSON.stringify(batch))),
  };
}

async function sent({ urls: [url = ''] }: Centers, request: RequestInit): Promise<void> {
  const response = await fetch(`${url}/v1/audit`, request);
  if (AuditReply.parse(await response.json()).highWaterMark === 0) throw new Error('a batch was not taken');
}

async function inserted(pool: Pool, { terminal, records }: Batch): Promise<void> {
  const columns = 8;
  const rows = records.map(
    (_, row) => `(${Array.from({ length: columns }, (_, at) => `$${row * columns + at + 1}`).join(',')})`,
  );
  const values = records.flatMap(({ sequence, at, id, fields, previous, hash }) => [
    terminal,
    sequence,
    at,
    id,
    fields,
    previous,
    hash,
    1_795_000_000_000,
  ]);
  await pool.query(`INSERT INTO bare VALUES ${rows.join(',')}`, values);
}

/** Each terminal tells twice, at its own moment, whether or not the ones before it have been answered: ms of each. */
async function heartbeats({ urls: [url = ''], terminals, secretOf }: Centers): Promise<readonly number[]> {
  const beats = mixedFleet(terminals, Date.now()).map(({ heartbeat }) => heartbeat);
  const from = performance.now();
  const answered = [...beats, ...beats].map(async (beat, at) => {
    await pause(Math.max(0, (at * BEAT_MS) / beats.length - (performance.now() - from)));
    const begun = performance.now();
    const options = { url, secret: secretOf(beat.terminal), clock };
    const reply = await call(options, 'heartbeat', beat, HeartbeatReply);
    if (!reply.ok) throw new Error(`a heartbeat was not taken: ${reply.error.code}`);
    return performance.now() - begun;
  });
  return Promise.all(answered);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function half(values: readonly number[]): number {
  return quantile(values, 0.5);
}
