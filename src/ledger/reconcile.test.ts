import { expect, test } from 'vitest';

import {
  insertCoins,
  issueId,
  payOut,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from './testing/test-ledger.ts';
import { reconcile } from './reconcile.ts';

const visit = visitId(1);

test('after an orderly day there is nothing to look after', () => {
  using opened = testLedger();
  opened.ledger.visits.begin(visit, 'ja');
  opened.ledger.visits.end(visit, 'finished');
  expect(reconcile(opened.ledger)).toEqual({ visits: [], draws: [], relays: [], doubts: [], unattached: 0 });
});

test('a visit that was cut off is reported with its papers and its money, and again the same', () => {
  using opened = testLedger();
  const { ledger, told, clock } = opened;
  ledger.visits.begin(visit, 'ja');
  for (const n of [1, 2, 3]) prepareCopy(ledger, visit, issueId(n), 200);
  insertCoins(ledger, visit, 9);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, issueId(1)), 'printed', 'completed');
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, issueId(2)), 'unknown', 'silent');
  ledger.cash.settlePayout(payOut(ledger, visit, 2), {
    status: 'unknown',
    min: 1,
    max: 2,
    cause: 'silent',
  });
  ledger.issues.intendDraw(visit, 'lost', [{ issues: [issueId(4)] }]);
  insertCoins(ledger, undefined, 1);

  const first = reconcile(ledger);
  expect(first).toEqual({
    visits: [
      {
        visit,
        open: true,
        lastAt: clock.now(),
        balance: 600,
        payable: 300,
        kept: 200,
        withheld: 200,
        printed: [issueId(1)],
        inDoubt: [issueId(2)],
      },
    ],
    relays: [],
    draws: [{ request: 'lost', visit, outcome: 'unknown', issues: [issueId(4)] }],
    doubts: [{ id: 'id-4', visit, direction: 'out', min: 100, max: 200, cause: 'silent' }],
    unattached: 100,
  });
  expect(told.at(-1)).toMatchObject({ id: 'issue.withdrawn', issue: issueId(3) });

  const events = told.length;
  expect(reconcile(ledger)).toEqual(first);
  expect(told).toHaveLength(events);
});

test('what a device has not settled yet is left to it: neither withdrawn nor payable', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.visits.begin(visit, 'ja');
  prepareCopy(ledger, visit, issueId(1), 200);
  insertCoins(ledger, visit, 5);
  sendToPrinter(ledger, visit, issueId(1));
  payOut(ledger, visit, 1);
  const [left] = reconcile(ledger).visits;
  expect(left).toMatchObject({ balance: 500, printed: [], inDoubt: [] });
  expect(left?.payable).toBe(200);
  expect(ledger.prints.openPrints()).toHaveLength(1);
  expect(ledger.issues.of(visit)[0]?.state).toBe('prepared');
});
