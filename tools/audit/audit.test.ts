import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { takeCarried } from '#center/carried.ts';
import { openStore } from '#center/store/open.ts';
import type { Store } from '#center/store/store.ts';
import { bodyOf, originOf, signatureLine, signerOf, witnessOf } from '#contract/checkpoint.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { TERMINAL, temporaryFolder, testLedger, visitId } from '#ledger/testing/test-ledger.ts';

import { check } from '../verify-log/verify-log.mjs';
import { answer } from './answer.ts';
import { understand } from './arguments.ts';

const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
const document = generateKeyPairSync('ed25519').privateKey;
const code = '99901';
const center = signerOf(witnessOf(code), document);
const key = Buffer.from(signer.publicKey);
const two = ['--by', '1042', '--second', '1043'];

/** A terminal with a few visits, a medium in its slot, and a center that has never heard of it over a line. */
async function office(visits = 3) {
  const opened = testLedger();
  const medium = temporaryFolder();
  const { ledger } = opened;
  for (let n = 1; n <= visits; n += 1) ledger.visits.begin(visitId(n), 'ja');
  const say = (...args: readonly string[]) => {
    const asked = understand(args);
    return asked.ok ? answer({ ledger, terminal: TERMINAL, signer, center }, asked.value.command) : asked;
  };
  const store = await openStore(join(opened.path, '../center.db'));
  await store.transaction(({ roster }) => roster.enrol(TERMINAL));
  const receive = (file: string, known: string | undefined = key.toString('base64')) =>
    takeCarried({ store, clock: new HandClock(), document, code }, linesOf(file), known);
  return {
    ledger,
    medium: medium.path,
    say,
    receive,
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      medium[Symbol.dispose]();
      opened[Symbol.dispose]();
    },
  };
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

test('the log is carried to the center, the receipt back, and the medium is empty in the end', async () => {
  await using at = await office();
  const { ledger, medium, say, receive } = at;
  expect(say('export', medium, ...two)).toMatchObject({ ok: true, value: { json: { records: 3 } } });
  const file = join(medium, 'mado-test-01-3.jsonl');
  expect(readdirSync(medium)).toEqual(['mado-test-01-3.jsonl']);
  expect(await check(linesOf(file), { key })).toMatchObject({ ok: true, records: 3 });

  const taken = await receive(file);
  if (!taken.ok) throw new Error(taken.error);
  writeFileSync(`${file}.receipt`, taken.value.receipt);
  expect(say('receipt', `${file}.receipt`, '--by', '1042')).toMatchObject({
    ok: true,
    value: { json: { size: 3, pending: 2 } },
  });
  expect(ledger.outbox.oldest()?.sequence).toBe(4);

  expect(say('delete', file, ...two)).toMatchObject({ ok: true, value: { json: { left: 1 } } });
  expect(readdirSync(medium)).toEqual(['mado-test-01-3.jsonl.receipt']);
  const events = ledger.outbox.pending(10).map(({ id, fields }) => [id, Object.keys(JSON.parse(fields))]);
  expect(events).toEqual([
    ['audit.exported', ['by', 'file', 'records', 'second']],
    ['audit.receipt', ['by', 'size']],
    ['audit.exportDeleted', ['by', 'file', 'second']],
  ]);
  expect(say('register')).toMatchObject({
    ok: true,
    value: { json: { uses: [{ records: 3, by: ['1042', '1043'], deleted: { by: ['1042', '1043'] } }] } },
  });
});

test('what is carried twice, or was sent over the line meanwhile, is taken once', async () => {
  await using at = await office();
  const { medium, say, receive, store, ledger } = at;
  say('export', medium, ...two);
  const first = join(medium, 'mado-test-01-3.jsonl');
  expect(await receive(first)).toEqual(await receive(first, undefined));
  ledger.visits.begin(visitId(9), 'ja');
  say('export', medium, ...two);
  expect(await receive(join(medium, 'mado-test-01-5.jsonl'))).toMatchObject({ ok: true });
  expect(await store.transaction(({ records }) => records.mark(TERMINAL))).toMatchObject({ mark: 5 });
});

test('a medium that a later one has overtaken is received, without an alarm, and its receipt is good', async () => {
  await using at = await office();
  const { medium, say, receive, store, ledger } = at;
  say('export', medium, ...two);
  ledger.visits.begin(visitId(9), 'ja');
  say('export', medium, ...two);
  const [early, later] = ['mado-test-01-3.jsonl', 'mado-test-01-5.jsonl'].map((name) => join(medium, name));
  if (early === undefined || later === undefined) throw new Error('two exports');
  expect(await receive(later)).toMatchObject({ ok: true, value: { records: 5 } });
  const taken = await receive(early);
  if (!taken.ok) throw new Error(taken.error);
  expect(await alarms(store)).toBe(0);
  // What is known of the later one stays as it was.
  expect(await receive(later)).toMatchObject({ ok: true, value: { records: 5 } });
  writeFileSync(`${early}.receipt`, taken.value.receipt);
  expect(say('receipt', `${early}.receipt`, '--by', '1042')).toMatchObject({
    ok: true,
    value: { json: { size: 3 } },
  });
});

test('a late medium with another past is a fork, with an alarm', async () => {
  await using at = await office();
  const { medium, say, receive, store, ledger } = at;
  say('export', medium, ...two);
  const early = join(medium, 'mado-test-01-3.jsonl');
  const wrong = bodyOf({ origin: originOf(TERMINAL), size: 3, root: 'ab'.repeat(32) });
  const note = `${wrong}\n${signatureLine(wrong, signer)}`;
  writeFileSync(
    early,
    `${linesOf(early).slice(0, -1).join('\n')}\n${JSON.stringify({ checkpoint: note })}\n`,
  );
  ledger.visits.begin(visitId(9), 'ja');
  say('export', medium, ...two);
  await receive(join(medium, 'mado-test-01-5.jsonl'));
  expect(await receive(early)).toEqual({ ok: false, error: 'forked' });
  expect(await alarms(store)).toBe(1);
});

async function alarms(store: Store): Promise<number | undefined> {
  const [line] = await store.transaction(({ fleet }) => fleet.lines());
  return line?.alarms;
}

test.each<[string, (file: string) => void, string]>([
  ['that was changed', (file) => spoil(file, '"language\\":\\"ja', '"language\\":\\"en'), 'conflict'],
  ['with a hole', (file) => writeFileSync(file, dropLine(file, 2)), 'behind'],
  ['that is none', (file) => writeFileSync(file, '{"some":"thing"}\n'), 'format'],
])('an export %s is not received', async (_, change, reason) => {
  await using at = await office();
  at.say('export', at.medium, ...two);
  const file = join(at.medium, 'mado-test-01-3.jsonl');
  change(file);
  expect(await at.receive(file)).toEqual({ ok: false, error: reason });
});

function spoil(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

function dropLine(file: string, at: number): string {
  return `${linesOf(file).toSpliced(at, 1).join('\n')}\n`;
}

test('a terminal whose key nobody knows is not received', async () => {
  await using at = await office();
  at.say('export', at.medium, ...two);
  const lines = linesOf(join(at.medium, 'mado-test-01-3.jsonl'));
  const desk = { store: at.store, clock: new HandClock(), document, code };
  expect(await takeCarried(desk, lines)).toEqual({ ok: false, error: 'keyUnknown' });
});

test('a receipt of somebody else lets nothing go', async () => {
  await using at = await office();
  const { ledger, medium, say } = at;
  say('export', medium, ...two);
  const note = ledger.checkpoints.latest()?.note ?? '';
  for (const text of ['', note, note + note.split('\n').slice(-2).join('\n')]) {
    writeFileSync(join(medium, 'receipt'), text);
    expect(say('receipt', join(medium, 'receipt'), '--by', '1042')).toMatchObject({ ok: false });
  }
  expect(ledger.outbox.oldest()?.sequence).toBe(1);
});

test('a file that is no export of this terminal stays where it is', async () => {
  await using at = await office();
  const file = join(at.medium, 'holiday.jpg');
  writeFileSync(file, 'a picture');
  expect(at.say('delete', file, ...two)).toMatchObject({ ok: false });
  expect(readdirSync(at.medium)).toEqual(['holiday.jpg']);
});

test('nothing is written over, and nothing is exported from an empty log', async () => {
  await using at = await office(0);
  const { ledger, medium, say } = at;
  expect(say('export', medium, ...two)).toEqual({ ok: false, error: 'There is nothing to export yet.' });
  expect(say('export', join(medium, 'missing'), ...two)).toMatchObject({ ok: false });
  ledger.visits.begin(visitId(1), 'ja');
  writeFileSync(join(medium, 'mado-test-01-1.jsonl'), 'mine');
  expect(say('export', medium, ...two)).toMatchObject({ ok: false });
  expect(readFileSync(join(medium, 'mado-test-01-1.jsonl'), 'utf8')).toBe('mine');
});

test.each([
  [['export', '/m', '--by', '1042']],
  [['export', '/m', '--by', '1042', '--second', '1042']],
  [['export', '--by', '1042', '--second', '1043']],
  [['delete', '/m/f', '--by', '見本', '--second', '1043']],
  [['receipt', '/m/f']],
  [['burn']],
  [[]],
])('%j is not understood: two people, and a place', (args) => {
  expect(understand(args).ok).toBe(false);
});

test('the key is shown for the register of the city', async () => {
  await using at = await office();
  expect(at.say('key')).toMatchObject({ ok: true, value: { lines: [key.toString('hex')] } });
});
