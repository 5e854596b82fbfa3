import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Event } from '#contract/events.ts';
import { IssueId, IssueNumber, TerminalId, VisitId } from '#contract/ids.ts';
import type { Ids } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';

import type { DrawnIssue, Ledger } from '../ledger.ts';
import { openLedger } from '../open-ledger.ts';

/** For the tests of this room: simulated time, counted ids, made-up visits. */
export const TERMINAL = TerminalId.parse('test-01');
export const BUDGET = 10_000_000;

export const visitId = (n: number): VisitId => VisitId.parse(`visit-${n}`);
export const issueId = (n: number): IssueId => IssueId.parse(`issue-${n}`);

export function countedIds(prefix = 'id'): Ids {
  let last = 0;
  return {
    next() {
      last += 1;
      return `${prefix}-${last}`;
    },
  };
}

/** A folder that goes when its scope ends. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'mado-ledger-'));
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true });
    },
  };
}

/** A ledger on a real file, as it ships, that goes when its scope ends. */
export function testLedger(options: { readonly path?: string; readonly ids?: Ids } = {}) {
  const folder = temporaryFolder();
  const path = options.path ?? join(folder.path, 'ledger.db');
  const told: Event[] = [];
  const clock = new HandClock();
  const ledger = openLedger({
    path,
    terminal: TERMINAL,
    budget: BUDGET,
    clock,
    ids: options.ids ?? countedIds(),
    told: { raise: (event) => told.push(event) },
  });
  return {
    ledger,
    path,
    told,
    clock,
    [Symbol.dispose]: () => {
      ledger.close();
      folder[Symbol.dispose]();
    },
  };
}

export function drawn(issue: IssueId, fee: number): DrawnIssue {
  return {
    issue,
    issueNumber: IssueNumber.parse(`N-${issue}`),
    kind: 'ResidentRecord',
    fee: yen(fee),
  };
}

/** Has one copy prepared for a visit. */
export function prepareCopy(ledger: Ledger, visit: VisitId, issue: IssueId, fee: number): void {
  ledger.issues.intendDraw(visit, `draw-${issue}`, [{ issues: [issue] }]);
  ledger.issues.settleDraw(`draw-${issue}`, [drawn(issue, fee)]);
}

/** Puts coins of 100 yen in, one observation each; answers the last counter. */
export function insertCoins(ledger: Ledger, visit: VisitId | undefined, coins: number): number {
  const device = 'coin-1';
  let counter = ledger.cash.markOf(device)?.counter ?? 0;
  for (let coin = 0; coin < coins; coin += 1) {
    counter += 1;
    ledger.cash.observe({
      device,
      mark: { epoch: 0, counter },
      visit,
      credits: [{ denomination: 100, unit: 'hopper:100' }],
      doubts: [],
    });
  }
  return counter;
}

export function payOut(ledger: Ledger, visit: VisitId, coins: number) {
  return ledger.cash.intendPayout({
    visit,
    device: 'hopper-100',
    coin: 100,
    coins,
    before: { events: 1, dispensed: 0 },
  });
}

export function sendToPrinter(ledger: Ledger, visit: VisitId, issue: IssueId) {
  return ledger.prints.intendPrint({
    visit,
    issue,
    sheets: 1,
    before: { upTime: 10, lifeCounter: 100 },
  });
}
