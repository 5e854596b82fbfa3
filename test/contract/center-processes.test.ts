import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { installation, ready, run } from '#center/testing/installation.ts';
import { AuditReply } from '#contract/center.ts';
import type { AuditRecord } from '#contract/center.ts';
import { TerminalId } from '#contract/ids.ts';

import { asked, startPostgres, whyNoPostgres } from '../peers/postgres.ts';
import type { Postgres } from '../peers/postgres.ts';
import { chain } from '../support/chain.ts';

const missing = whyNoPostgres();
if (missing !== undefined) console.log(`skipped: several centers on one database, ${missing}`);

const terminal = TerminalId.parse('demo-01');
const RECORDS = chain(terminal, 600);
const BATCH = 20;

/** As behind a load balancer: any request may reach any of them. */
describe.skipIf(missing !== undefined)('two centers on one database', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  async function two() {
    const [database, dir] = [await server.fresh(), await installation()];
    const children = [run(dir, { DATABASE_URL: database }), run(dir, { DATABASE_URL: database })] as const;
    onTestFinished(() => {
      for (const child of children) child.kill('SIGKILL');
      rmSync(dir, { recursive: true });
    });
    const [one, other] = await Promise.all(children.map(ready));
    if (!one || !other) throw new Error('two centers');
    const secret = readFileSync(join(dir, 'keys/terminal-secret'), 'utf8').trim();
    const send = async (url: string, records: readonly AuditRecord[]) => {
      const response = await fetch(`${url}/v1/audit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ terminal, records }),
      });
      return AuditReply.parse(await response.json()).highWaterMark;
    };
    return { database, children, urls: [one.url, other.url] as const, send };
  }

  const held = (database: string) =>
    asked(
      database,
      'SELECT count(*) AS rows, count(DISTINCT sequence) AS sequences, max(sequence) AS last FROM records',
    );
  const whole = [{ rows: RECORDS.length, sequences: RECORDS.length, last: RECORDS.length }];

  test('every batch sent to both at once arrives once, in order', async () => {
    const { database, urls, send } = await two();
    for (let from = 0; from < RECORDS.length; from += BATCH) {
      const batch = RECORDS.slice(from, from + BATCH);
      const marks = await Promise.all(urls.map((url) => send(url, batch)));
      expect(marks).toEqual([from + BATCH, from + BATCH]);
    }
    expect(await held(database)).toEqual(whole);
    expect(await asked(database, 'SELECT count(*) AS alarms FROM alarms')).toEqual([{ alarms: 0 }]);
  });

  test('one is killed in the middle of a batch: the other goes on from what was kept', async () => {
    const { database, children, urls, send } = await two();
    const [one, other] = urls;
    let mark = await send(one, RECORDS.slice(0, BATCH));
    const underWay = send(one, RECORDS.slice(0, 500)).catch(() => 'cut off');
    const gone = once(children[0], 'exit');
    children[0].kill('SIGKILL');
    await Promise.all([underWay, gone]);
    while (mark < RECORDS.length) mark = await send(other, RECORDS.slice(mark, mark + BATCH));
    expect(await held(database)).toEqual(whole);
  });
});
