import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { TERMINALS, startCenter } from '#center/testing/running-center.ts';
import { AuditReply } from '#contract/center.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { VisitId } from '#contract/ids.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { startSync } from '#ledger/sync.ts';
import { countedIds, temporaryFolder } from '#ledger/testing/test-ledger.ts';
import { call } from '#main/center/call.ts';

const [{ id: terminal, secret }] = TERMINALS;
const LIMITS = { records: 500, bytes: 262_144, firstMs: 1, capMs: 2, idleMs: 1 };

/** A line that breaks when so many bytes, of both ways together, have gone over it. */
async function breakingLine(to: string) {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let left = Infinity;
  let carried = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        onto.destroy();
      });
      from.on('data', (bytes: Buffer) => {
        carried += bytes.length;
        const passed = bytes.subarray(0, Math.max(0, left));
        left -= bytes.length;
        if (passed.length > 0) onto.write(passed);
        if (left >= 0) return;
        left = Infinity;
        for (const socket of open) socket.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    breakAfter(bytes: number) {
      left = bytes;
    },
    carried: () => carried,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

test(
  'a line that breaks anywhere in a batch or its answer loses nothing and doubles nothing',
  { timeout: 120_000 },
  async () => {
    await using center = await startCenter([]);
    using folder = temporaryFolder();
    const line = await breakingLine(center.url());
    const path = `${folder.path}/ledger.db`;
    const ledger = openLedger({ path, terminal, budget: 1e8, clock, ids: countedIds() });
    const sync = startSync({
      outbox: ledger.outbox,
      send: (records, signal) =>
        call({ url: line.url, secret, clock }, 'audit', { terminal, records }, AuditReply, {
          signal,
          packed: true,
        }),
      clock,
      random: Math.random,
      listener: () => undefined,
      limits: LIMITS,
    });
    const emptied = async (): Promise<void> => {
      await expect.poll(() => ledger.outbox.size, { interval: 1, timeout: 10_000 }).toBe(0);
    };

    let visits = 0;
    const batch = () => {
      for (let n = 0; n < 3; n += 1) ledger.visits.begin(VisitId.parse(`visit-${(visits += 1)}`), 'ja');
    };
    batch();
    await emptied();
    const before = line.carried();
    batch();
    await emptied();
    const whole = line.carried() - before;
    expect(whole).toBeGreaterThan(300);
    for (let at = 0; at <= whole; at += 7) {
      line.breakAfter(at);
      batch();
      await emptied();
    }
    await sync.stop();

    const [here, there] = [new Sqlite(path), new Sqlite(center.database)];
    const written = here.prepare('SELECT sequence, hash FROM audit ORDER BY sequence').raw().all();
    expect(there.prepare('SELECT sequence, hash FROM records ORDER BY sequence').raw().all()).toEqual(
      written,
    );
    expect(there.prepare('SELECT count(*) FROM alarms').pluck().get()).toBe(0);
    expect(written.length).toBe(visits);
    here.close();
    there.close();
    ledger.close();
    line.close();
  },
);
