import { expect, test } from 'vitest';

import type { AuditRecord } from '#contract/center.ts';
import type { Fault } from '#contract/fault.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { LedgerDefect } from './defect.ts';
import type { Ledger } from './ledger.ts';
import { startSync } from './sync.ts';
import type { SyncReport } from './sync.ts';
import { backoff } from './sync/backoff.ts';
import { fill } from './sync/batch.ts';
import { testLedger, visitId } from './testing/test-ledger.ts';

const LIMITS = { records: 3, bytes: 100_000, firstMs: 1000, capMs: 8000, idleMs: 500 };
const DOWN: Fault = { code: 'offline', who: 'technician' };
type Answer = Result<{ readonly highWaterMark: number }, Fault>;

function beginVisits(ledger: Ledger, from: number, to: number): void {
  for (let n = from; n <= to; n += 1) ledger.visits.begin(visitId(n), 'ja');
}

/** A sync against a center played by `answer`. */
function synced(
  ledger: Ledger,
  answer: (batch: readonly number[], call: number) => Answer | Promise<Answer>,
) {
  const clock = new HandClock();
  const sent: number[][] = [];
  const reports: SyncReport[] = [];
  let underWay = 0;
  const sync = startSync({
    outbox: ledger.outbox,
    clock,
    random: () => 1,
    listener: (report) => reports.push(report),
    limits: LIMITS,
    async send(batch) {
      underWay += 1;
      expect(underWay).toBe(1);
      const sequences = batch.map(({ sequence }) => sequence);
      sent.push(sequences);
      const result = await answer(sequences, sent.length);
      underWay -= 1;
      return result;
    },
  });
  return { clock, sent, reports, sync };
}

/** Waits until the sync waits for its clock. */
async function rest(clock: HandClock): Promise<void> {
  for (let turn = 0; clock.timers === 0; turn += 1) {
    if (turn > 1000) throw new Error('the sync never comes to rest');
    await Promise.resolve();
  }
}

/** Lets the next timer go off, and answers how long that took, ms. */
function tick(clock: HandClock): number {
  const before = clock.monotonic();
  clock.next();
  return clock.monotonic() - before;
}

/** A center that takes everything in order. */
function orderly(): (batch: readonly number[]) => Answer {
  let highWaterMark = 0;
  return (batch) => {
    for (const sequence of batch) if (sequence === highWaterMark + 1) highWaterMark = sequence;
    return ok({ highWaterMark });
  };
}

test('it asks for the mark, sends in order and in batches, and rests when all is confirmed', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 7);
  const { clock, sent, reports, sync } = synced(ledger, orderly());
  await rest(clock);
  expect(sent).toEqual([[], [1, 2, 3], [4, 5, 6], [7]]);
  expect(ledger.outbox.size).toBe(0);
  expect(reports).toEqual([{ state: 'reached', pending: 7 }]);

  expect(tick(clock)).toBe(LIMITS.idleMs);
  beginVisits(ledger, 8, 8);
  await rest(clock);
  clock.next();
  await rest(clock);
  expect(sent.at(-1)).toEqual([8]);
  await sync.stop();
});

test('it goes on from where the center stands, and never confirms more than the center did', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 6);
  const marks = [2, 4, 4];
  const { clock, sent, sync } = synced(ledger, () => ok({ highWaterMark: marks.shift() ?? 4 }));
  await rest(clock);
  expect(sent).toEqual([[], [3, 4, 5], [5, 6]]);
  expect(ledger.outbox.pending(10).map(({ sequence }) => sequence)).toEqual([5, 6]);
  expect(ledger.outbox.oldest()?.sequence).toBe(5);
  await sync.stop();
});

test('a center that cannot be reached is asked more and more rarely, and told of once', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 2);
  const center = orderly();
  const { clock, reports, sync } = synced(ledger, (batch, call) => (call <= 5 ? err(DOWN) : center(batch)));
  const waits: number[] = [];
  for (let failure = 0; failure < 5; failure += 1) {
    await rest(clock);
    waits.push(tick(clock));
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 8000]);
  await rest(clock);
  expect(ledger.outbox.size).toBe(0);
  expect(reports).toEqual([
    { state: 'unreachable', code: 'offline' },
    { state: 'reached', pending: 1 },
  ]);
  await sync.stop();
});

test('an answer that was lost leads to the same batch again, and to nothing twice', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 2);
  const center = orderly();
  const { clock, sent, sync } = synced(ledger, (batch, call) => {
    const answer = center(batch);
    return call === 2 ? err(DOWN) : answer;
  });
  await rest(clock);
  clock.next();
  await rest(clock);
  expect(sent).toEqual([[], [1, 2], [1, 2]]);
  expect(ledger.outbox.size).toBe(0);
  await sync.stop();
});

test('a center put back from a backup gets again what it has lost', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 4);
  ledger.outbox.acknowledge(4);
  let highWaterMark = 2;
  const { clock, sent, sync } = synced(ledger, (batch) => {
    highWaterMark = batch.at(-1) ?? highWaterMark;
    return ok({ highWaterMark });
  });
  await rest(clock);
  expect(sent).toEqual([[], [3, 4]]);
  expect(ledger.outbox.size).toBe(0);
  await sync.stop();
});

test('a center that confirms nothing is not asked again at once', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 2);
  const { clock, sent, reports, sync } = synced(ledger, () => ok({ highWaterMark: 0 }));
  await rest(clock);
  expect(sent).toEqual([[], [1, 2]]);
  expect(reports.at(-1)).toEqual({ state: 'unreachable', code: 'notConfirmed' });
  expect(ledger.outbox.size).toBe(2);
  await sync.stop();
});

test.each<[string, Answer, SyncReport]>([
  ['more than was ever written', ok({ highWaterMark: 3 }), { state: 'conflict', sequence: 3 }],
  [
    'something else under our sequence',
    err({ code: 'conflict', who: 'technician' }),
    { state: 'conflict', sequence: 1 },
  ],
])('a center that has %s is a conflict, and nothing is let go', async (_, answer, report) => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 2);
  const { clock, reports, sync } = synced(ledger, (batch) =>
    batch.length === 0 ? ok({ highWaterMark: 0 }) : answer,
  );
  for (let round = 0; round < 3; round += 1) {
    await rest(clock);
    clock.next();
  }
  await rest(clock);
  expect(reports).toEqual([{ state: 'reached', pending: 2 }, report]);
  expect(ledger.outbox.size).toBe(2);
  await sync.stop();
});

test('stopping waits for the request under way, keeps its answer, and sends nothing more', async () => {
  using opened = testLedger();
  const { ledger } = opened;
  beginVisits(ledger, 1, 5);
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { sent, sync } = synced(ledger, () => promise);
  const stopped = sync.stop();
  resolve(ok({ highWaterMark: 2 }));
  await stopped;
  expect(sent).toEqual([[]]);
  expect(ledger.outbox.size).toBe(3);
});

test('stopping ends a wait at once and leaves no timer', async () => {
  using opened = testLedger();
  const { clock, sync } = synced(opened.ledger, () => err(DOWN));
  await rest(clock);
  await sync.stop();
  expect(clock.timers).toBe(0);
});

test('a defect of the sender ends the sync and is told', async () => {
  using opened = testLedger();
  const { sync } = synced(opened.ledger, () => {
    throw new Error('a defect');
  });
  await expect(sync.ended).rejects.toThrow('a defect');
});

test('what was never written cannot be confirmed', () => {
  using opened = testLedger();
  beginVisits(opened.ledger, 1, 1);
  expect(() => {
    opened.ledger.outbox.acknowledge(2);
  }).toThrow(LedgerDefect);
});

const record = (sequence: number): AuditRecord => ({
  sequence,
  at: 0,
  id: 'visit.ended',
  fields: '{"how":"窓"}',
  previous: '0'.repeat(64),
  hash: '1'.repeat(64),
});
const bytesOf = (count: number) => count * Buffer.byteLength(JSON.stringify(record(1))) + (count - 1);
const five = [1, 2, 3, 4, 5].map(record);

test.each([
  ['all', { records: 5, bytes: 100_000 }, 5],
  ['as many as allowed', { records: 4, bytes: 100_000 }, 4],
  ['exactly as many bytes as allowed', { records: 5, bytes: bytesOf(3) }, 3],
  ['one less where one byte is missing', { records: 5, bytes: bytesOf(3) - 1 }, 2],
  ['the first, however large', { records: 5, bytes: 1 }, 1],
])('a batch takes %s', (_, limits, count) => {
  expect(fill(five, limits)).toEqual(five.slice(0, count));
});

test('an empty outbox fills no batch', () => {
  expect(fill([], LIMITS)).toEqual([]);
});

test.each([
  [1, 0, 500],
  [1, 1, 1000],
  [2, 0.5, 1500],
  [4, 1, 8000],
  [5, 1, 8000],
  [5000, 0, 4000],
])('after %d failures and a draw of %d the wait is %d ms', (failures, random, ms) => {
  expect(backoff(failures, LIMITS, () => random)).toBe(ms);
});
