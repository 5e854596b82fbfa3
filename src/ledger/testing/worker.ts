// A process of its own for the tests: opens a ledger and runs whole visits, so many of them.
//   worker.ts <database> <visits>
// After each commit a line goes to standard output: how many records the audit chain has.
import { writeSync } from 'node:fs';

import { IssueId, VisitId } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';

import { openLedger } from '../open-ledger.ts';
import { BUDGET, TERMINAL, countedIds, drawn, insertCoins, payOut, sendToPrinter } from './test-ledger.ts';

const [path, visits] = process.argv.slice(2);
if (path === undefined || visits === undefined) throw new Error('which database, how many visits?');

const ids = countedIds(`run${process.pid}`);
const ledger = openLedger({ path, terminal: TERMINAL, budget: BUDGET, clock: new HandClock(), ids });

function committed<T>(work: () => T): T {
  const result = work();
  writeSync(1, `${ledger.outbox.head}\n`);
  return result;
}

for (let round = 0; round < Number(visits); round += 1) {
  const visit = VisitId.parse(ids.next());
  const issue = IssueId.parse(ids.next());
  const request = ids.next();
  committed(() => ledger.visits.begin(visit, 'ja'));
  committed(() => ledger.issues.intendDraw(visit, request, [{ issues: [issue] }]));
  committed(() => ledger.issues.settleDraw(request, [drawn(issue, 300)]));
  for (let coin = 0; coin < 5; coin += 1) committed(() => insertCoins(ledger, visit, 1));
  const print = committed(() => sendToPrinter(ledger, visit, issue));
  committed(() => ledger.prints.settlePrint(print, 'printed', 'completed'));
  const payout = committed(() => payOut(ledger, visit, 1));
  committed(() => ledger.cash.settlePayout(payout, { status: 'done', coins: 1 }));
  committed(() => ledger.owe(visit, yen(100), 'hopperEmpty'));
  committed(() => ledger.visits.end(visit, 'finished'));
}
ledger.close();
