import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { takeCarried } from '#center/carried.ts';
import { openStore } from '#center/store/open.ts';
import { originOf, signerOf } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import {
  TERMINAL,
  insertCoins,
  issueId,
  payOut,
  prepareCopy,
  sendToPrinter,
  temporaryFolder,
  testLedger,
  visitId,
} from '#ledger/testing/test-ledger.ts';

import { digestOf } from '../audit/medium.ts';
import { exportRuns } from './export.ts';
import { findingsOf } from './findings.ts';
import { salvage } from './salvage.ts';
import { linesOf } from './words.ts';

const PAGE = 4096;

/** A terminal that died in the middle of a day: a debt, a payout and a sheet of which nobody knows, and 60 visits. */
function died() {
  const folder = temporaryFolder();
  const path = join(folder.path, 'ledger.sqlite');
  const { ledger } = testLedger({ path });
  for (let n = 10; n < 70; n++) {
    ledger.visits.begin(visitId(n), 'ja');
    ledger.visits.end(visitId(n), 'finished');
  }
  ledger.outbox.acknowledge(50);
  ledger.visits.begin(visitId(1), 'ja');
  insertCoins(ledger, visitId(1), 9);
  const owed = ledger.owe(visitId(1), yen(200), 'jam');
  prepareCopy(ledger, visitId(1), issueId(1), 300);
  sendToPrinter(ledger, visitId(1), issueId(1));
  payOut(ledger, visitId(1), 1);
  const signer = signerOf(originOf(TERMINAL), generateKeyPairSync('ed25519').privateKey);
  ledger.checkpoints.sign(signer);
  const { head } = ledger.outbox;
  ledger.close();
  return { folder, path, owed, head, key: Buffer.from(signer.publicKey).toString('base64') };
}

/** Overwrites pages of a table in the middle of its rows, as a disk that forgets them does. */
function destroy(path: string, table: string, pages: number): void {
  const db = new Sqlite(path, { readonly: true });
  const Page = z.object({ pageno: z.int() });
  const leaves = z
    .array(Page)
    .parse(
      db.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path").all(table),
    );
  db.close();
  const bytes = readFileSync(path);
  const middle = Math.floor(leaves.length / 2);
  for (const { pageno } of leaves.slice(middle, middle + pages))
    bytes.fill(0xa5, (pageno - 1) * PAGE, pageno * PAGE);
  writeFileSync(path, bytes);
}

test('of a whole ledger everything is told: what is owed, what is open, what is unsent, and the sums', () => {
  const { folder, path, owed, head } = died();
  const read = salvage(path);
  const { runs, ...found } = findingsOf(read);
  expect([read.integrity, read.partial, read.missing]).toEqual(['ok', [], []]);
  expect(runs.map((run) => run.length)).toEqual([head]);
  expect(found).toMatchObject({
    terminal: TERMINAL,
    balances: { 'hopper:100': 900, customer: -700, owed: -200 },
    unbalanced: 0,
    owed: [{ number: owed, yen: 200 }],
    intents: [{ what: 'payout' }, { what: 'sheet' }],
    openVisits: [visitId(1)],
    unsent: head - 50,
  });
  expect(linesOf(read, { runs, ...found }).join('\n')).toMatch(
    /未返金 owed .* 200円[^]*coins that may have come out/,
  );
  folder[Symbol.dispose]();
});

test('of a damaged one what can be read is told, what cannot is named, and the file stays as it was', () => {
  const { folder, path, owed, head } = died();
  destroy(path, 'audit', 2);
  const before = [digestOf(path), readdirSync(folder.path)];
  const read = salvage(path);
  const found = findingsOf(read);
  expect(read.integrity).not.toBe('ok');
  expect(read.partial).toEqual(['audit']);
  expect(found).toMatchObject({ owed: [{ number: owed, yen: 200 }], unbalanced: 0, unsent: head - 50 });
  expect(found.runs).toHaveLength(2);
  expect([found.runs[0]?.[0]?.sequence, found.runs[1]?.at(-1)?.sequence]).toEqual([1, head]);
  expect([digestOf(path), readdirSync(folder.path)]).toEqual(before);
  folder[Symbol.dispose]();
});

test('lines that are missing make the sums uncertain, and that is said', () => {
  const { folder, path } = died();
  const db = new Sqlite(path);
  db.exec('DROP TRIGGER lines_stay; DELETE FROM lines WHERE line = 1');
  db.close();
  const read = salvage(path);
  expect(linesOf(read, findingsOf(read)).join('\n')).toContain('NOT CERTAIN: lines of 1 entries');
  folder[Symbol.dispose]();
});

test('a file that is no database at all is said to be one', () => {
  const { folder, path } = died();
  writeFileSync(path, Buffer.alloc(10 * PAGE, 0xa5));
  const read = salvage(path);
  expect(read.integrity).toMatch(/not a database/);
  expect(linesOf(read, findingsOf(read))).toContain('terminal       cannot be read');
  folder[Symbol.dispose]();
});

test('drill: a dead terminal is replaced, and the center has every record that the old disk still held', async () => {
  const { folder, path, head, key } = died();
  const store = await openStore(join(folder.path, 'center.db'));
  await store.transaction(({ roster }) => roster.enrol(TERMINAL));
  const document = generateKeyPairSync('ed25519').privateKey;
  const desk = { store, clock: new HandClock(), document, code: '99901' };
  const mark = () => store.transaction(({ records }) => records.mark(TERMINAL));
  const carry = (file: string) => takeCarried(desk, readFileSync(file, 'utf8').split('\n').slice(0, -1), key);
  // What the old terminal had sent over its line while it lived.
  const { rows } = salvage(path);
  const sent = { terminal: TERMINAL, runs: [rows.audit.slice(0, 50)] };
  for (const { file } of exportRuns(sent, [], folder.path)) await carry(file);
  expect(await mark()).toMatchObject({ mark: 50 });

  // Of the old disk, a part of what was sent can no longer be read; nothing of what was not.
  const found = findingsOf({ rows: { ...rows, audit: rows.audit.filter(({ sequence }) => sequence > 30) } });
  const [exported] = exportRuns(found, rows.checkpoints, folder.path);
  expect(exported).toMatchObject({ first: 31, last: head });
  expect(await carry(exported?.file ?? '')).toMatchObject({
    ok: true,
    value: { terminal: TERMINAL, records: head },
  });
  expect(await mark()).toMatchObject({ mark: head });

  // The old one is no longer believed, and the new one begins a log of its own under an id of its own.
  const next = TerminalId.parse('test-02');
  await store.transaction(({ roster }) => roster.enrol(next));
  expect(await store.transaction(({ records }) => records.mark(next))).toMatchObject({ mark: 0 });
  await store.close();
  folder[Symbol.dispose]();
});
