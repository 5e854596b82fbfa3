import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { TERMINALS, TOWN_KEY, startCenter } from '#center/testing/running-center.ts';
import type { AuditRecord } from '#contract/center.ts';
import { originOf, signerOf } from '#contract/checkpoint.ts';
import type { Event } from '#contract/events.ts';
import { IntentId, IssueId, IssueNumber, VisitId } from '#contract/ids.ts';
import type { TerminalId } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import { createAuditChain } from '#ledger/audit/audit-chain.ts';
import { openDatabase } from '#ledger/database/open-database.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { startSync } from '#ledger/sync.ts';
import type { SyncReport } from '#ledger/sync.ts';
import { startNotary } from '#ledger/sync/notary.ts';
import { startWitnessing } from '#ledger/sync/witnessing.ts';
import { countedIds, insertCoins, payOut, prepareCopy, sendToPrinter } from '#ledger/testing/test-ledger.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { createCenterClient } from '#main/center/client.ts';

import { seededIds, seededRandom } from '../support/seeded.ts';
import { Simulated } from './simulated.ts';
import { createThinLine } from './thin-line.ts';

const SEED = Number(process.env['MADO_SEED'] ?? 20261201);
const DAYS = 30;
const VISITS_A_DAY = 500;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const [{ id: terminal, secret }] = TERMINALS;

/** The ten events of an ordinary visit, with ids as random as in the product. */
function eventsOfVisit(ids: { next(): string }): readonly Event[] {
  const visit = VisitId.parse(ids.next());
  const issue = IssueId.parse(ids.next());
  const intent = IntentId.parse(ids.next());
  const issueNumber = IssueNumber.parse(`99901-${ids.next().slice(0, 8)}`);
  const coin: Event = { id: 'cash.credited', visit, yen: yen(100), unit: 'hopper:100' };
  return [
    { id: 'visit.begun', visit, language: 'ja' },
    { id: 'card.verified', visit },
    { id: 'issue.prepared', visit, issue, issueNumber, kind: 'ResidentRecord', fee: yen(200) },
    coin,
    coin,
    coin,
    { id: 'issue.printed', visit, issue, issueNumber, fee: yen(200), cause: 'completed' },
    { id: 'cash.paid', visit, intent, yen: yen(100), status: 'done' },
    { id: 'cash.returned', visit, yen: yen(0) },
    { id: 'visit.ended', visit, how: 'finished' },
  ];
}

/** A day's visits, written by the ledger's own chain: one transaction a day, where the terminal would sync each commit. */
function writeDay(path: string, now: () => number, ids: { next(): string }): void {
  const db = openDatabase(path);
  const chain = createAuditChain(db, terminal, now);
  db.transaction(() => {
    for (let visit = 0; visit < VISITS_A_DAY; visit += 1)
      for (const event of eventsOfVisit(ids)) chain.append(event);
  }).immediate();
  db.close();
}

/** One visit through the ledger as the flows do it, to its end. */
function serve(ledger: Ledger, n: number): void {
  const visit = VisitId.parse(`during-${n}`);
  const issue = IssueId.parse(`copy-${n}`);
  ledger.visits.begin(visit, 'ja');
  prepareCopy(ledger, visit, issue, 300);
  insertCoins(ledger, visit, 4);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, issue), 'printed', 'completed');
  ledger.cash.settlePayout(payOut(ledger, visit, 1), { status: 'done', coins: 1 });
  ledger.visits.end(visit, 'finished');
}

const packed = (records: readonly AuditRecord[], of: TerminalId): number =>
  records.length === 0 ? 60 : gzipSync(JSON.stringify({ terminal: of, records })).length;

test(
  `thirty days without a line, then one slow hour: everything arrives once and in order, and the terminal serves (seed ${SEED})`,
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mado-outage-'));
    await using center = await startCenter([]);
    const path = join(folder, 'ledger.db');
    const clock = new HandClock();
    const ledger = openLedger({ path, terminal, budget: 256 * 1024 * 1024, clock, ids: countedIds() });
    const random = seededRandom(SEED);
    const ids = seededIds(random);
    const line = createThinLine({ clock, bitsPerSecond: 64_000, latencyMs: 500, brokenPercent: 5, random });
    const key = signerOf(originOf(terminal), generateKeyPairSync('ed25519').privateKey);
    const townKey = TOWN_KEY.export({ type: 'spki', format: 'pem' }).toString();
    const client = createCenterClient({
      terminal,
      url: center.url(),
      secret,
      townKey,
      sealTrust: undefined,
      clock,
    });

    const time = new Simulated(clock);
    let tries = 0;
    const reports: SyncReport[] = [];
    const sync = startSync({
      outbox: ledger.outbox,
      send(batch, signal) {
        tries += 1;
        return line.carry(packed(batch, terminal), 40, () => time.really(() => client.audit(batch, signal)));
      },
      clock,
      random,
      listener: (report) => reports.push(report),
    });
    const notary = startNotary({ ledger, signer: key, clock });
    const witnessing = startWitnessing({
      ledger,
      show: (note, signal) =>
        line.carry(500, 300, () => time.really(() => client.witness(note, key.publicKey, signal))),
      clock,
      random,
      listener: () => undefined,
    });

    for (let day = 0; day < DAYS; day += 1) {
      writeDay(path, () => Math.trunc(clock.now()), ids);
      await time.pass(DAY_MS);
    }
    const backlog = ledger.outbox.size;
    expect(backlog).toBe(DAYS * VISITS_A_DAY * 10);
    expect(ledger.pressure()).toBe('ok');
    expect(reports).toEqual([{ state: 'unreachable', code: 'offline' }]);
    // Never more rarely than every five minutes, and never a storm.
    expect(tries).toBeGreaterThan((DAYS * DAY_MS) / 300_000);
    expect(tries).toBeLessThan((DAYS * DAY_MS) / 150_000 + 20);

    line.up = true;
    const each = DAY_MS / VISITS_A_DAY;
    let served = 0;
    for (let ms = each; ms <= HOUR_MS; ms += each) {
      serve(ledger, served);
      served += 1;
      await time.pass(each);
    }
    expect(served).toBe(20);
    await time.pass(HOUR_MS - served * each);

    expect(ledger.outbox.size).toBe(0);
    expect(line.broken).toBeGreaterThan(5);
    expect(line.carried).toBeLessThan((64_000 / 8) * (HOUR_MS / 1000) * 2);
    await sync.stop();
    await witnessing.stop();
    notary.stop();

    const store = new Sqlite(center.database, { readonly: true });
    const arrived = store.prepare('SELECT sequence, hash FROM records ORDER BY sequence').raw().all();
    const alarms = store.prepare("SELECT count(*) FROM alarms WHERE code <> 'unknownIssue'").pluck().get();
    const seen = store.prepare('SELECT size FROM witnessed').pluck().get();
    store.close();
    const db = new Sqlite(path, { readonly: true });
    const written = db.prepare('SELECT sequence, hash FROM audit ORDER BY sequence').raw().all();
    db.close();
    expect(arrived.length).toBe(ledger.outbox.head);
    expect(arrived).toEqual(written);
    expect(alarms).toBe(0);
    expect(seen).toBeGreaterThanOrEqual(backlog);
    expect(ledger.audit.verifyChain()).toMatchObject({ intact: true, records: ledger.outbox.head });
    ledger.close();
    rmSync(folder, { recursive: true });
    if (process.env['MADO_FIGURES'] !== undefined)
      process.stdout.write(
        `${JSON.stringify({ backlog, tries, broken: line.broken, carried: line.carried })}\n`,
      );
  },
);
