import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

import { afterEach, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { createPrinter } from '#devices/printer/driver.ts';
import { OPERATIONS } from '#devices/printer/ipp/message.ts';
import { answer } from '#devices/printer/simulator/answer.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';

import { a4Pdf } from '../support/a4-pdf.ts';
import { issueNamed, MemoryJournal, visit } from '../support/print-journal.ts';
import { HOSTILITIES, type Hostility } from './hostile-bodies.ts';
import { random } from './mutate.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20261125);
/** Hostile replies in all, and how many printers are asked at the same time. */
const REPLIES = 500;
const AT_ONCE = 25;
/**
 * What may be held at most while the driver is lied to, bytes: garbage not yet collected and the lying servers included. The lies
 * offer it some gigabytes.
 */
const MEMORY = 256 * 1024 * 1024;
const DEADLINES = {
  connectMs: 500,
  idleMs: 120,
  totalMs: 250,
  pollMs: 20,
  readyMs: 200,
  jobMs: 1_500,
  settleMs: 100,
  silentMs: 600,
};

/** The requests of one print, in order; each is answered by a lie in its turn. */
const STAGES = [
  OPERATIONS.getPrinterAttributes,
  OPERATIONS.createJob,
  OPERATIONS.sendDocument,
  OPERATIONS.getJobAttributes,
] as const;

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Liar {
  readonly uri: string;
  readonly machine: PaperMachine;
  /** Hostile replies given, and documents received. */
  readonly count: { hostile: number; documents: number };
}

/** A printer that does what it is asked, and answers the requests of one stage with a lie. */
async function liar(stage: number, hostility: Hostility, next: () => number): Promise<Liar> {
  const machine = new PaperMachine({ clock: machineClock, sheets: 5, msPerSheet: 10 });
  const count = { hostile: 0, documents: 0 };
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const asked = Buffer.concat(parts);
      const operation = asked.readUInt16BE(2);
      if (operation === OPERATIONS.sendDocument) count.documents += 1;
      const honest = answer(machine, uri, asked);
      if (honest === 'lost') throw new Error('this machine loses nothing');
      if (operation === stage) {
        count.hostile += 1;
        return hostility.respond(response, Buffer.from(honest), next);
      }
      response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(honest);
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const uri = `ipp://127.0.0.1:${address.port}/ipp/print`;
  return { uri, machine, count };
}

function held(): number {
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return heapUsed + arrayBuffers + external;
}

test(`${REPLIES} hostile IPP replies: no crash, no hang, no memory without bound, no lost page called printed (seed ${SEED})`, async () => {
  const next = random(SEED);
  const before = held();
  const told = { hostile: 0, runs: 0, peak: before };
  const met = new Set<string>();
  const meter = setInterval(() => (told.peak = Math.max(told.peak, held())), 5);
  const verdicts = new Set<string>();

  const printAgainst = async (run: number): Promise<void> => {
    const hostility = HOSTILITIES[run % HOSTILITIES.length];
    const stage = STAGES[Math.floor(run / HOSTILITIES.length) % STAGES.length];
    if (!hostility || stage === undefined) throw new Error('no such lie');
    const { uri, machine, count } = await liar(stage, hostility, next);
    const journal = new MemoryJournal();
    const printer = createPrinter({ uri, journal, clock: machineClock, deadlines: DEADLINES });
    const job = { visit, issue: issueNamed(`run-${run}`), pdf: a4Pdf('hostile'), sheets: 1 };
    const { verdict } = await printer.print(job, () => undefined);
    await printer.close();
    const out = machine.truth().out.length;
    // A sheet that was on its way may still come out; none is called printed that has not.
    expect([hostility.name, verdict !== 'printed' || out === 1]).toEqual([hostility.name, true]);
    expect(count.documents).toBeLessThanOrEqual(1);
    expect(out).toBeLessThanOrEqual(1);
    expect(journal.openPrints()).toEqual([]);
    machine.powerOff();
    told.hostile += count.hostile;
    if (count.hostile > 0) met.add(`${stage} ${hostility.name}`);
    verdicts.add(verdict);
  };

  while (told.hostile < REPLIES || met.size < STAGES.length * HOSTILITIES.length) {
    const batch = Array.from({ length: AT_ONCE }, (_, at) => printAgainst(told.runs + at));
    await Promise.all(batch);
    told.runs += AT_ONCE;
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    await after(0);
  }
  clearInterval(meter);
  expect(told.hostile).toBeGreaterThanOrEqual(REPLIES);
  expect(told.peak - before).toBeLessThan(MEMORY);
  expect([...verdicts].toSorted()).toEqual(['notPrinted', 'printed', 'unknown']);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
}, 120_000);
