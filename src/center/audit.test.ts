import { expect, test } from 'vitest';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord } from '#contract/center.ts';

import { readingOf } from './testing/reading.ts';
import { TERMINALS, startCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

type Content = Pick<AuditRecord, 'id' | 'fields'>;
const still: Content = { id: 'terminal.inService', fields: '{}' };

/** Records that hang together, from the first. */
function chain(contents: readonly Content[], terminal = TERMINALS[0].id): AuditRecord[] {
  let previous = CHAIN_START;
  return contents.map(({ id, fields }, index) => {
    const open = { sequence: index + 1, at: 1_000 + index, id, fields, previous };
    previous = recordHash(terminal, open);
    return { ...open, hash: previous };
  });
}

const five = chain([still, still, still, still, still]);
const conflict = { status: 409, body: { problem: 'conflict' } };
const upTo = (highWaterMark: number) => ({ status: 200, body: { highWaterMark } });
const ALARMS = 'SELECT terminal, sequence, code FROM alarms ORDER BY sequence';

test('an empty batch asks for the mark', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  expect(await call('audit', { terminal: place.terminal, records: [] })).toEqual(upTo(0));
});

test('records arrive once, however often and in whatever portions they are sent, over a restart', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const send = (records: readonly AuditRecord[]) => call('audit', { terminal: place.terminal, records });
  expect(await send(five.slice(0, 2))).toEqual(upTo(2));
  expect(await send(five.slice(0, 2))).toEqual(upTo(2));
  await center.restart();
  expect(await send(five.slice(1, 4))).toEqual(upTo(4));
  expect(await send(five)).toEqual(upTo(5));
  using store = readingOf(center.database);
  expect(store.count('records')).toBe(5);
  expect(store.count('alarms')).toBe(0);
});

test('terminals have chains of their own, and one does not pass for another', async () => {
  await using center = await startCenter([]);
  const [here, there] = [terminalAt(center), terminalAt(center, 'visit-1', 1)];
  const own = chain([still, still], there.place.terminal);
  expect(await here.call('audit', { terminal: here.place.terminal, records: five })).toEqual(upTo(5));
  expect(await there.call('audit', { terminal: there.place.terminal, records: five })).toEqual(conflict);
  expect(await there.call('audit', { terminal: there.place.terminal, records: own })).toEqual(upTo(2));
});

test('a gap ends the batch at the mark, and nothing after it is taken', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const [first, second, , fourth] = five;
  const records = [first, second, fourth];
  expect(await call('audit', { terminal: place.terminal, records })).toEqual(upTo(2));
  using store = readingOf(center.database);
  expect(store.count('records')).toBe(2);
  expect(store.count('alarms')).toBe(0);
});

test('a sequence that comes back with other content is a conflict and one alarm', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const send = (records: readonly AuditRecord[]) => call('audit', { terminal: place.terminal, records });
  await send(five);
  const other = chain([still, { id: 'terminal.outOfService', fields: '{"code":"x","who":"staff"}' }]);
  expect(await send(other)).toEqual(conflict);
  expect(await send(other)).toEqual(conflict);
  // The old hash over new content is no way round it.
  expect(await send(five.map((record) => ({ ...record, at: record.at + 1 })))).toEqual(conflict);
  using store = readingOf(center.database);
  expect(store.rows(ALARMS)).toEqual([
    { terminal: 'demo-01', sequence: 1, code: 'otherContent' },
    { terminal: 'demo-01', sequence: 2, code: 'otherContent' },
  ]);
  expect(await send([])).toEqual(upTo(5));
});

test.each([
  ['altered content', (record: AuditRecord) => ({ ...record, fields: '{"a":1}' })],
  ['a record hung elsewhere', (record: AuditRecord) => rehashed({ ...record, previous: 'f'.repeat(64) })],
])('%s breaks the chain: the whole batch is dropped', async (_what, spoil) => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const records = five.map((record) => (record.sequence === 4 ? spoil(record) : record));
  expect(await call('audit', { terminal: place.terminal, records })).toEqual(conflict);
  using store = readingOf(center.database);
  expect(store.count('records')).toBe(0);
  expect(store.rows(ALARMS)).toEqual([{ terminal: 'demo-01', sequence: 4, code: 'brokenChain' }]);
});

function rehashed(record: AuditRecord): AuditRecord {
  return { ...record, hash: recordHash(TERMINALS[0].id, record) };
}

test('one batch that says the same twice is taken once; one that contradicts itself, not at all', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const send = (records: readonly AuditRecord[]) => call('audit', { terminal: place.terminal, records });
  const [first, second] = chain([still, still]);
  const [otherFirst] = chain([{ id: 'terminal.stopped', fields: '{"reason":"x"}' }]);
  if (!first || !second || !otherFirst) throw new Error('no records');
  expect(await send([first, otherFirst, second])).toEqual(conflict);
  expect(await send([first, first, second])).toEqual(upTo(2));
});

test('500 records are a batch, 501 are none', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const many = chain(Array.from({ length: 501 }, () => still));
  const records = many.slice(0, 500);
  expect(await call('audit', { terminal: place.terminal, records: many })).toMatchObject({ status: 400 });
  expect(await call('audit', { terminal: place.terminal, records })).toEqual(upTo(500));
});

test('a report about a copy that the center never numbered, and fields that are no report, are kept', async () => {
  await using center = await startCenter([]);
  const { call, place } = terminalAt(center);
  const fields = JSON.stringify({ visit: 'v', issue: 'i', issueNumber: 'n', cause: 'jam' });
  const records = chain([
    { id: 'issue.notPrinted', fields },
    { id: 'issue.printed', fields: '{"issue":' },
    { id: 'of.a.later.version', fields: '{}' },
  ]);
  expect(await call('audit', { terminal: place.terminal, records })).toEqual(upTo(3));
  using store = readingOf(center.database);
  expect(store.count('records')).toBe(3);
  expect(store.rows(ALARMS)).toEqual([{ terminal: 'demo-01', sequence: 1, code: 'unknownIssue' }]);
});
