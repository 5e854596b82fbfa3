import { verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { CertificateDocument } from '#certificates/data.ts';
import { PrepareReply } from '#contract/center.ts';
import type { SignedDocument } from '#contract/center.ts';

import { newAuthority } from './testing/cards.ts';
import { subjectOf } from './testing/demo-cards.ts';
import { readingOf } from './testing/reading.ts';
import { MORNING, TOWN_KEY, startCenter } from './testing/running-center.ts';
import type { RunningCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';
import type { Heard } from './testing/terminal.ts';

const authority = await newAuthority(0);
const trust = [authority.certificate];

const SEAL = { kind: 'SealRegistration' };
const record = (changes = {}) => ({
  kind: 'ResidentRecord',
  scope: 'household',
  relationship: true,
  domicile: true,
  ...changes,
});

/** A person with a session at a terminal, ready to prepare. */
async function visitor(center: RunningCenter, card: string, visit = 'visit-1', which: 0 | 1 = 0) {
  const terminal = terminalAt(center, visit, which);
  const reply = await terminal.authenticate(await authority.card(subjectOf(card)));
  if (reply.answer !== 'accepted') throw new Error('not accepted');
  const prepare = (request: string, lines: object[], changes = {}): Promise<Heard> =>
    terminal.call('prepare', { ...terminal.place, session: reply.session, request, lines, ...changes });
  return { ...reply, terminal, prepare };
}

function documentsOf(heard: Heard): readonly SignedDocument[] {
  const reply = PrepareReply.parse(heard.body);
  if (reply.answer !== 'prepared') throw new Error(reply.reason);
  return reply.documents;
}

function read({ body }: SignedDocument): CertificateDocument {
  return CertificateDocument.parse(JSON.parse(Buffer.from(body, 'base64').toString('utf8')));
}

async function only(heard: Promise<Heard>): Promise<CertificateDocument> {
  const [document, ...others] = documentsOf(await heard);
  if (!document || others.length > 0) throw new Error('not one document');
  return read(document);
}

test('every copy gets its own number, its fee, and the signature of the town over exactly its bytes', async () => {
  await using center = await startCenter(trust);
  const { prepare, personKey } = await visitor(center, 'family-of-four');
  const documents = documentsOf(
    await prepare('r1', [
      { options: record(), issues: ['i1', 'i2'] },
      { options: SEAL, issues: ['i3'] },
    ]),
  );
  expect(documents.map(({ issue, issueNumber, fee }) => [issue, issueNumber, fee])).toEqual([
    ['i1', '20261124 ひかり台町 demo-01 0001', 200],
    ['i2', '20261124 ひかり台町 demo-01 0002', 200],
    ['i3', '20261124 ひかり台町 demo-01 0003', 300],
  ]);
  for (const document of documents) {
    const body = Buffer.from(document.body, 'base64');
    expect(verify(null, body, TOWN_KEY, Buffer.from(document.signature, 'base64'))).toBe(true);
    const { issue, issueNumber, visit, issuedOn, ...rest } = read(document);
    expect({ issue, issueNumber }).toEqual({ issue: document.issue, issueNumber: document.issueNumber });
    expect({ visit, issuedOn, personKey: rest.personKey }).toEqual({
      visit: 'visit-1',
      issuedOn: '2026-11-24',
      personKey,
    });
    expect(rest.authority).toMatchObject({ prefecture: 'まほろば県', title: '町長', seal: { width: 21 } });
  }
});

test('members stand in the order of the sheet', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'family-of-five');
  const { data } = await only(prepare('r1', [{ options: record(), issues: ['i1'] }]));
  expect(data).toMatchObject({
    householder: '架空　次郎',
    persons: [
      { name: '架空　次郎', relationship: '世帯主' },
      { name: '架空　はな', relationship: '妻' },
      { name: '架空　うみ', relationship: '子', birth: { day: '2008-04-02' } },
      { name: '架空　かい', relationship: '子', birth: { day: '2013-06-30' } },
      { name: '架空　ちよ', relationship: '母' },
    ],
  });
});

test('what was not asked for is not in the bytes', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'family-of-five');
  const options = record({ scope: 'self', relationship: false, domicile: false });
  const document = await only(prepare('r1', [{ options, issues: ['i1'] }]));
  expect(document.data).toMatchObject({
    shows: ['dates', 'previousAddress', 'building'],
    householder: null,
    persons: [{ name: '架空　次郎', relationship: null, domicile: null, familyHead: null }],
  });
  expect(JSON.stringify(document)).not.toMatch(/世帯主|うみ|架空二丁目3番/);
});

test('the dead are not on the record of those who live on', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'widow');
  const { data } = await only(prepare('r1', [{ options: record(), issues: ['i1'] }]));
  expect(data).toMatchObject({ householder: '故人　フミ', persons: [{ name: '故人　フミ' }] });
});

test('variant characters and 通称 arrive as registered', async () => {
  await using center = await startCenter(trust);
  const first = await visitor(center, 'variant-characters');
  const variant = await only(first.prepare('r1', [{ options: SEAL, issues: ['i1'] }]));
  expect(variant.data).toMatchObject({ name: '葛\u{E0100}見本　辻\u{E0100}子' });
  const second = await visitor(center, 'vietnamese', 'visit-2');
  const foreign = await only(second.prepare('r2', [{ options: SEAL, issues: ['i2'] }]));
  expect(foreign.data).toMatchObject({
    calendar: 'western',
    otherName: '見本 ヴァン',
    seal: { width: 13.5, height: 13.5 },
  });
});

test('the same request again answers the same bytes and draws nothing, even after a restart', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'single');
  const lines = [{ options: SEAL, issues: ['i1', 'i2'] }];
  const first = await prepare('r1', lines);
  expect(await prepare('r1', lines)).toEqual(first);
  await center.restart();
  expect(await prepare('r1', lines)).toEqual(first);
  const next = documentsOf(await prepare('r2', [{ options: SEAL, issues: ['i3'] }]));
  expect(next[0]?.issueNumber).toBe('20261124 ひかり台町 demo-01 0003');
});

test('the same request with other content, or a copy that was numbered before, is a conflict and draws nothing', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'single');
  const conflict = { status: 409, body: { problem: 'conflict' } };
  await prepare('r1', [{ options: SEAL, issues: ['i1'] }]);
  expect(await prepare('r1', [{ options: SEAL, issues: ['i2'] }])).toEqual(conflict);
  expect(await prepare('r2', [{ options: SEAL, issues: ['i2', 'i1'] }])).toEqual(conflict);
  expect(await prepare('r3', [{ options: SEAL, issues: ['i3', 'i3'] }])).toEqual(conflict);
  const next = documentsOf(await prepare('r4', [{ options: SEAL, issues: ['i4'] }]));
  expect(next[0]?.issueNumber).toBe('20261124 ひかり台町 demo-01 0002');
});

test('two people within one millisecond: everybody gets their own, and a repeat changes nothing', async () => {
  await using center = await startCenter(trust);
  const here = await visitor(center, 'single', 'visit-a', 0);
  const there = await visitor(center, 'widow', 'visit-b', 1);
  const lines = (prefix: string, round: number) => [{ options: SEAL, issues: [`${prefix}${round}`] }];
  const rounds = Array.from({ length: 10 }, (_, round) => round);
  const answers = await Promise.all(
    rounds.flatMap((round) => [
      here.prepare(`r${round}`, lines('a', round)),
      there.prepare(`r${round}`, lines('b', round)),
      here.prepare(`r${round}`, lines('a', round)),
    ]),
  );
  const documents = answers.flatMap(documentsOf);
  for (const document of documents) {
    const { data, personKey, visit, issueNumber } = read(document);
    const own = document.issue.startsWith('a') ? here : there;
    expect({ personKey, visit }).toEqual({ personKey: own.personKey, visit: own.terminal.place.visit });
    expect(data).toMatchObject({ name: own === here ? '見本　一人' : '故人　フミ' });
    expect(issueNumber).toContain(own === here ? 'demo-01' : 'demo-02');
  }
  const numbers = [...new Set(documents.map(({ issueNumber }) => issueNumber))].toSorted();
  expect(numbers).toEqual(
    ['demo-01', 'demo-02'].flatMap((terminal) =>
      rounds.map((round) => `20261124 ひかり台町 ${terminal} ${String(round + 1).padStart(4, '0')}`),
    ),
  );
});

test('a session opens its own visit at its own terminal only', async () => {
  await using center = await startCenter(trust);
  const { session } = await visitor(center, 'single');
  const expired = { status: 200, body: { answer: 'refused', reason: 'sessionExpired' } };
  const request = { session, request: 'r1', lines: [{ options: SEAL, issues: ['i1'] }] };
  for (const other of [terminalAt(center, 'visit-2'), terminalAt(center, 'visit-1', 1)])
    expect(await other.call('prepare', { ...other.place, ...request })).toEqual(expired);
});

test.each([
  [600_000, 'prepared'],
  [600_001, 'refused'],
])('a session after %i ms: %s', async (age, answer) => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'single');
  center.clock.time = MORNING + age;
  const { body } = await prepare('r1', [{ options: SEAL, issues: ['i1'] }]);
  expect(body).toMatchObject({ answer });
});

test('of nine open sessions at one terminal the first is closed', async () => {
  await using center = await startCenter(trust);
  const visitors = [];
  for (let count = 1; count <= 9; count += 1)
    visitors.push(await visitor(center, 'single', `visit-${count}`));
  const answers = [];
  for (const [index, { prepare }] of visitors.entries())
    answers.push((await prepare(`r${index}`, [{ options: SEAL, issues: [`i${index}`] }])).body);
  expect(answers.map((body) => PrepareReply.parse(body).answer)).toEqual([
    'refused',
    ...Array.from({ length: 8 }, () => 'prepared'),
  ]);
});

test('when sessions expire, the documents kept for repeats go with them, also from the file', async () => {
  await using center = await startCenter(trust);
  const { prepare } = await visitor(center, 'single');
  const [document] = documentsOf(await prepare('r1', [{ options: SEAL, issues: ['i1'] }]));
  const held = () => readFileSync(center.database).includes(document?.signature ?? '');
  using store = readingOf(center.database);
  center.clock.time = MORNING + 600_000;
  await center.ring();
  expect([store.count('draws'), store.count('sessions'), held()]).toEqual([1, 1, true]);
  center.clock.time = MORNING + 600_001;
  await center.ring();
  expect([store.count('draws'), store.count('sessions'), held()]).toEqual([0, 0, false]);
  expect(store.count('issues')).toBe(1);
});

test('what was not offered is refused: no seal at the counter, a fixed item as a bad request', async () => {
  await using center = await startCenter(trust);
  const noSeal = await visitor(center, 'no-seal');
  expect((await noSeal.prepare('r1', [{ options: SEAL, issues: ['i1'] }])).body).toEqual({
    answer: 'refused',
    reason: 'counter',
  });
  const alone = await visitor(center, 'single', 'visit-2');
  const half = [{ options: record({ scope: 'self' }), issues: ['i2'] }];
  expect(await alone.prepare('r2', half)).toEqual({ status: 400, body: { problem: 'badRequest' } });
});

test('numbers begin anew each day in Japan, and fees change on theirs', async () => {
  await using center = await startCenter(trust);
  const before = await visitor(center, 'single');
  await before.prepare('r1', [{ options: record(), issues: ['i1'] }]);
  center.clock.time = Date.parse('2027-03-31T15:00:00Z');
  const after = await visitor(center, 'single', 'visit-2');
  const [document] = documentsOf(await after.prepare('r2', [{ options: record(), issues: ['i2'] }]));
  expect(document).toMatchObject({ issueNumber: '20270401 ひかり台町 demo-01 0001', fee: 250 });
});

test('after number 9999 of a day the terminal is told to come back, and a part of a request is never drawn', async () => {
  await using center = await startCenter(trust);
  const store = new Database(center.database);
  store.exec("INSERT INTO numbers VALUES ('demo-01', '2026-11-24', 9997)");
  store.close();
  const { prepare } = await visitor(center, 'single');
  const three = [{ options: SEAL, issues: ['i1', 'i2', 'i3'] }];
  expect(await prepare('r1', three)).toEqual({ status: 503, body: { problem: 'busy' } });
  const last = documentsOf(await prepare('r2', [{ options: SEAL, issues: ['i1', 'i2'] }]));
  expect(last.map(({ issueNumber }) => issueNumber.slice(-4))).toEqual(['9998', '9999']);
});
