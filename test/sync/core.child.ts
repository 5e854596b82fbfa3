// A process of its own for the kill test: a terminal's ledger and the sync that the product has, against a center over HTTP.
//   core.child.ts <ledger.db> <center's url>, once a line has come on standard input
// It serves visits without end and writes `<records> <confirmed>` to standard output after each.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { dirname } from 'node:path';
import { writeSync } from 'node:fs';

import { AuditReply, WitnessReply } from '#contract/center.ts';
import { TerminalId, VisitId } from '#contract/ids.ts';
import { machineClock as clock } from '#contract/clock.ts';

import { openLedger } from '#ledger/open-ledger.ts';
import { startSync } from '#ledger/sync.ts';
import { startNotary } from '#ledger/sync/notary.ts';
import { startWitnessing } from '#ledger/sync/witnessing.ts';
import { auditKeyIn } from '#main/audit/key.ts';
import { call } from '#main/center/call.ts';

const terminal = TerminalId.parse('demo-01');
const secret = 'secret-of-demo-01';
const SYNC = { records: 20, bytes: 100_000, firstMs: 5, capMs: 20, idleMs: 2 };
const [path = '', url = ''] = process.argv.slice(2);
const ids = { next: () => randomUUID() };

function main(): void {
  const ledger = openLedger({ path, terminal, budget: 1e9, clock, ids });
  const { signer } = auditKeyIn(dirname(path), terminal);
  const wire = { url, secret, clock };
  const key = Buffer.from(signer.publicKey).toString('base64');
  startSync({
    outbox: ledger.outbox,
    send: (records, signal) =>
      call(wire, 'audit', { terminal, records }, AuditReply, { signal, packed: true }),
    clock,
    random: Math.random,
    listener: (report) => {
      if (report.state === 'conflict') throw new Error(`conflict at ${report.sequence}`);
    },
    limits: SYNC,
  });
  startNotary({ ledger, signer, clock, limits: { records: 8, ms: 50, lookMs: 10 } });
  startWitnessing({
    ledger,
    show: (checkpoint, signal) =>
      call(wire, 'witness', { terminal, key, checkpoint }, WitnessReply, { signal }),
    clock,
    random: Math.random,
    listener: (witnessed) => {
      if (witnessed.answer === 'refused') throw new Error(`checkpoint refused: ${witnessed.reason}`);
    },
    limits: { firstMs: 5, capMs: 50, idleMs: 5 },
  });

  const serve = (): void => {
    const visit = VisitId.parse(ids.next());
    ledger.visits.begin(visit, 'ja');
    ledger.audit.raise({ id: 'card.verified', visit });
    ledger.visits.end(visit, 'finished');
    const { head, size } = ledger.outbox;
    writeSync(1, `${head} ${head - size}\n`);
    clock.setTimeout(serve, 1);
  };
  serve();
}

createInterface({ input: process.stdin }).once('line', main);
