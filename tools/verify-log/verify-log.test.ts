import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { recordHash } from '#contract/audit-chain.ts';
import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import { AuditRecord } from '#contract/center.ts';
import {
  bodyOf,
  cosignatureLine,
  originOf,
  readNote,
  signatureLine,
  signerOf,
} from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { TERMINAL, temporaryFolder, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { check } from './verify-log.mjs';

const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const stranger = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const center = signerOf('mado/center/99901', generateKeyPairSync('ed25519').privateKey);
const key = Buffer.from(signer.publicKey);
const witness = { name: center.name, raw: Buffer.from(center.publicKey) };
const SEEN_AT = 1_764_543_600;

/** A log of six visits with checkpoints after 2, 4 and 6; the center has seen the one after 4. Line 0 is the header. */
const GOOD = exported(['ja', 'en', 'ja', 'ja', 'en', 'ja']);
/** The same terminal, had the fourth visit been another. */
const OTHER_PAST = exported(['ja', 'en', 'ja', 'en', 'en', 'ja']);
const LATEST = noteIn(GOOD.at(-1));

function exported(languages: readonly string[]): readonly string[] {
  using opened = testLedger();
  const { visits, checkpoints, audit } = opened.ledger;
  for (const [at, language] of languages.entries()) {
    visits.begin(visitId(at + 1), language);
    if (at % 2 === 0) continue;
    checkpoints.sign(signer);
    const body = readNote(checkpoints.latest()?.note ?? '')?.body ?? '';
    if (at === 3) checkpoints.witnessed(4, cosignatureLine(body, center, SEEN_AT));
  }
  return [...audit.exported()];
}

function noteIn(line: string | undefined): string {
  return /"checkpoint":"(.*)"/.exec(line ?? '')?.[1]?.replaceAll('\\n', '\n') ?? '';
}

/** The lines of an export with some of them changed, by the line's place. */
const changed = (lines: readonly string[], at: number, change: (line: string) => string) =>
  lines.map((line, place) => (place === at ? change(line) : line));

/** Somebody with the terminal's software and another key, or with none, makes the whole history anew. */
function rewritten(sign: typeof signer | undefined): readonly string[] {
  let previous = '0'.repeat(64);
  let tree = EMPTY_TREE;
  return GOOD.map((line, place) => {
    if (place === 0) return line;
    if (line.includes('"checkpoint"')) {
      if (sign === undefined) return line;
      const body = bodyOf({ origin: originOf(TERMINAL), size: tree.size, root: rootOf(tree) });
      return JSON.stringify({ checkpoint: `${body}\n${signatureLine(body, sign)}` });
    }
    const record = AuditRecord.parse(JSON.parse(line));
    const open = { ...record, fields: record.fields.replace('"ja"', '"en"'), previous };
    previous = recordHash(TERMINAL, open);
    tree = grown(tree, [previous]);
    return JSON.stringify({ ...open, hash: previous });
  });
}

test('a good export is whole, and says what the center has seen of it', async () => {
  const found = await check(GOOD, { key, witness, seen: LATEST });
  expect(found).toEqual({
    ok: true,
    terminal: 'test-01',
    records: 6,
    checkpoints: 3,
    root: readNote(LATEST)?.checkpoint.root,
    witnessed: { size: 4, at: new Date(SEEN_AT * 1000).toISOString() },
  });
});

const [, one = '', two = '', , three = ''] = GOOD;
const swap = (line: string) => line.replace('"ja"', '"en"').replace('\\"ja\\"', '\\"en\\"');
const without = (at: number) => GOOD.toSpliced(at, 1);

test.each<[string, readonly string[], string, number]>([
  ['a removed record', without(4), 'removed', 5],
  ['a removed last record', GOOD.filter((line) => !line.includes('"sequence":6')), 'removed', 9],
  ['a changed record', changed(GOOD, 4, swap), 'altered', 5],
  ['a changed time', changed(GOOD, 1, (line) => line.replace(/"at":1/, '"at":2')), 'altered', 2],
  ['two records that changed places', GOOD.toSpliced(1, 2, two, one), 'reordered', 2],
  ['a record that comes twice', GOOD.toSpliced(2, 0, one), 'repeated', 3],
  ['a record of another past, hung in', changed(GOOD, 7, () => OTHER_PAST[7] ?? ''), 'unlinked', 8],
  ['a history that was chained anew', rewritten(undefined), 'forked', 4],
  ['one that was signed anew by another key', rewritten(stranger), 'otherKey', 4],
  ['an end cut off at a record', GOOD.slice(0, 6), 'truncated', 6],
  ['an end cut off in the middle of a line', [...GOOD.slice(0, 6), three.slice(0, 40)], 'truncated', 7],
  ['nothing but the header', GOOD.slice(0, 1), 'truncated', 1],
  [
    'a checkpoint of another terminal',
    changed(GOOD, 3, (line) => line.replace('test-01', 'test-02')),
    'otherTerminal',
    4,
  ],
  [
    'the records of another terminal',
    changed(GOOD, 0, (line) => line.replace('test-01', 'test-02')),
    'otherTerminal',
    1,
  ],
  ['a signature that was changed', changed(GOOD, 3, flipped), 'badSignature', 4],
  ['a countersignature that was changed', changed(GOOD, 6, flipped), 'badCosignature', 7],
  ['a checkpoint moved to an earlier record', GOOD.toSpliced(2, 2, GOOD[3] ?? '', two), 'removed', 3],
  ['a checkpoint moved to a later record', GOOD.toSpliced(3, 2, three, GOOD[3] ?? ''), 'forked', 5],
  ['some other file', ['{"some":"thing"}'], 'format', 1],
  ['no JSON at all', ['hello', 'world'], 'format', 1],
  ['a line that is no JSON in the middle', GOOD.toSpliced(2, 1, 'x'), 'format', 3],
  ['a record that is none', changed(GOOD, 2, () => '{"sequence":"2"}'), 'format', 3],
  ['an older state, put back', GOOD.slice(0, 7), 'rewound', 7],
])('%s is refused', async (_, lines, reason, line) => {
  expect(await check(lines, { key, witness, seen: LATEST })).toMatchObject({ ok: false, reason, line });
});

/** Changes the end of the last signature in a line. */
function flipped(line: string): string {
  return line.replace(/.(?=.{6}\\n"\}$)/, (digit) => (digit === 'A' ? 'B' : 'A'));
}

test('a fork signed by the terminal’s own, stolen key is refused by whoever has seen another', async () => {
  const fork = rewritten(signer);
  expect(await check(fork, { key })).toMatchObject({ ok: true });
  expect(await check(fork, { key, seen: LATEST })).toMatchObject({ ok: false, reason: 'forked' });
  expect(await check(fork, { key, witness })).toMatchObject({ ok: false, reason: 'unwitnessed' });
});

test('a checkpoint of another terminal cannot be the one that was seen', async () => {
  const body = bodyOf({ origin: originOf(TerminalId.parse('test-02')), size: 1, root: '00'.repeat(32) });
  const seen = `${body}\n${signatureLine(body, signer)}`;
  expect(await check(GOOD, { key, seen })).toMatchObject({ ok: false, reason: 'otherTerminal' });
});

test('any single changed character of the records is found', async () => {
  for (const [place, line] of GOOD.entries()) {
    if (place === 0 || line.includes('"checkpoint"')) continue;
    for (let at = 0; at < line.length; at += 7) {
      const other = line[at] === '1' ? '2' : '1';
      const spoilt = changed(GOOD, place, () => line.slice(0, at) + other + line.slice(at + 1));
      const found = await check(spoilt, { key });
      expect(found.ok, `${place}:${at}`).toBe(spoilt[place] === line);
    }
  }
});

const PROGRAM = fileURLToPath(new URL('./verify-log.mjs', import.meta.url));

/** The program as an auditor runs it. */
function run(lines: readonly string[], end: string, args: readonly string[]) {
  using folder = temporaryFolder();
  const [file, seen] = [join(folder.path, 'export.jsonl'), join(folder.path, 'seen')];
  writeFileSync(file, lines.join('\n') + end);
  writeFileSync(seen, LATEST);
  const { status, stdout } = spawnSync(
    process.execPath,
    [PROGRAM, file, ...args.map((arg) => (arg === 'SEEN' ? seen : arg))],
    { encoding: 'utf8' },
  );
  return { status, stdout };
}

const trust = ['--key', key.toString('hex'), '--witness', `${center.name}=${witness.raw.toString('hex')}`];

test('the program says in one line whether a log is whole', () => {
  expect(run(GOOD, '\n', [...trust, '--seen', 'SEEN'])).toEqual({
    status: 0,
    stdout:
      'whole: test-01, 6 records, 3 checkpoints, seen by the center up to 4 at 2025-11-30T23:00:00.000Z\n',
  });
  expect(run(GOOD, '', trust)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^truncated: /) });
  expect(JSON.parse(run(without(4), '\n', [...trust, '--json']).stdout)).toMatchObject({
    ok: false,
    reason: 'removed',
  });
});

test('without a key nothing is checked', () => {
  expect(run(GOOD, '\n', [])).toEqual({ status: 2, stdout: '' });
});
