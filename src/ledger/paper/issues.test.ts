import { expect, test } from 'vitest';

import { IntentId, StaffId } from '#contract/ids.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { yen } from '#contract/yen.ts';

import { LedgerDefect } from '../defect.ts';
import {
  drawn,
  insertCoins,
  issueId,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from '../testing/test-ledger.ts';

const STAFF = StaffId.parse('1001');
const visit = visitId(1);
const [one, two] = [issueId(1), issueId(2)];

/** A visit with two copies of 300 yen prepared. */
function prepared() {
  const opened = testLedger();
  opened.ledger.visits.begin(visit, 'ja');
  prepareCopy(opened.ledger, visit, one, 300);
  prepareCopy(opened.ledger, visit, two, 300);
  return opened;
}

test('a draw is written down before it is asked and settled by what was drawn', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  ledger.visits.begin(visit, 'ja');
  ledger.issues.intendDraw(visit, 'r', [{ issues: [one] }, { issues: [two] }]);
  expect(ledger.issues.openDraws()).toEqual([{ request: 'r', visit, outcome: 'open', issues: [one, two] }]);
  ledger.issues.settleDraw('r', [drawn(one, 300), drawn(two, 0)]);
  expect(ledger.issues.openDraws()).toEqual([]);
  expect(ledger.issues.of(visit)).toEqual([
    { ...drawn(one, 300), visit, state: 'prepared' },
    { ...drawn(two, 0), visit, state: 'prepared' },
  ]);
  expect(told.slice(1)).toEqual([
    { id: 'issue.prepared', visit, issue: one, issueNumber: 'N-issue-1', kind: 'ResidentRecord', fee: 300 },
    { id: 'issue.prepared', visit, issue: two, issueNumber: 'N-issue-2', kind: 'ResidentRecord', fee: 0 },
  ]);
});

test('an unknown draw stays open until more is known; a known one is settled for good', () => {
  using opened = testLedger();
  const { issues, visits } = opened.ledger;
  visits.begin(visit, 'ja');
  issues.intendDraw(visit, 'r', [{ issues: [one] }]);
  issues.settleDraw('r', 'unknown');
  expect(issues.openDraws()).toEqual([{ request: 'r', visit, outcome: 'unknown', issues: [one] }]);
  expect(() => {
    issues.settleDraw('r', 'unknown');
  }).toThrow(LedgerDefect);
  issues.settleDraw('r', 'refused');
  expect(issues.openDraws()).toEqual([]);
  expect(() => {
    issues.settleDraw('r', [drawn(one, 300)]);
  }).toThrow(LedgerDefect);
});

test.each([
  ['a copy that was not asked for', [drawn(two, 300)]],
  ['a copy twice', [drawn(one, 300), drawn(one, 300)]],
])('a draw cannot bring %s', (_, copies) => {
  using opened = testLedger();
  const { issues, visits } = opened.ledger;
  visits.begin(visit, 'ja');
  issues.intendDraw(visit, 'r', [{ issues: [one] }]);
  expect(() => {
    issues.settleDraw('r', copies);
  }).toThrow(LedgerDefect);
  expect(issues.openDraws()).toHaveLength(1);
  expect(issues.of(visit)).toEqual([]);
});

test('a draw belongs to an open visit and has a request of its own', () => {
  using opened = prepared();
  const { issues, visits } = opened.ledger;
  const intend = (request: string) => () => {
    issues.intendDraw(visit, request, [{ issues: [issueId(9)] }]);
  };
  expect(intend('draw-issue-1')).toThrow(LedgerDefect);
  visits.end(visit, 'cancelled');
  expect(intend('r')).toThrow(LedgerDefect);
  expect(() => {
    issues.settleDraw('never', 'refused');
  }).toThrow(LedgerDefect);
});

test.each<[PrintVerdict, string, number]>([
  ['printed', 'printed', 300],
  ['notPrinted', 'notPrinted', 0],
  ['unknown', 'inDoubt', 0],
])('a copy whose print is %s becomes %s and has earned %d yen', (verdict, state, earned) => {
  using opened = prepared();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 6);
  const intent = sendToPrinter(ledger, visit, one);
  ledger.prints.settlePrint(intent, verdict, 'seen');
  expect(ledger.issues.of(visit)[0]?.state).toBe(state);
  expect(ledger.balance('revenue')).toBe(0 - earned);
  expect(ledger.balanceOf(visit)).toBe(600 - earned);
  expect(ledger.payableTo(visit)).toBe(verdict === 'notPrinted' ? 600 : 300);
  expect(told.at(-1)).toMatchObject({ id: `issue.${state}`, visit, issue: one, cause: 'seen' });
  for (const id of [intent, IntentId.parse('never')]) {
    expect(() => {
      ledger.prints.settlePrint(id, 'printed', 'again');
    }).toThrow(LedgerDefect);
  }
  expect(() => sendToPrinter(ledger, visit, one)).toThrow(LedgerDefect);
});

test('a job is found again as far as it is known to have come', () => {
  using opened = prepared();
  const { ledger } = opened;
  const { prints } = ledger;
  insertCoins(ledger, visit, 3);
  const id = sendToPrinter(ledger, visit, one);
  const intent = { id, visit, issue: one, sheets: 1, before: { upTime: 10, lifeCounter: 100 } };
  const job = { id: 5, uuid: 'urn:uuid:1' };
  expect(prints.openPrints()).toEqual([{ ...intent, phase: 'intended', job: undefined }]);
  expect(() => {
    prints.jobSending(id);
  }).toThrow(LedgerDefect);
  prints.jobCreated(id, job);
  expect(prints.openPrints()).toEqual([{ ...intent, phase: 'created', job }]);
  prints.jobSending(id);
  prints.jobSent(id);
  expect(prints.openPrints()).toEqual([{ ...intent, phase: 'sent', job }]);
});

test('a copy is not printed before it is paid, and money for one in doubt does not pay the next', () => {
  using opened = prepared();
  const { ledger } = opened;
  insertCoins(ledger, visit, 2);
  expect(() => sendToPrinter(ledger, visit, one)).toThrow(/not been paid/);
  insertCoins(ledger, visit, 3);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, one), 'unknown', 'silent');
  expect(() => sendToPrinter(ledger, visit, two)).toThrow(/not been paid/);
  insertCoins(ledger, visit, 1);
  expect(() => sendToPrinter(ledger, visit, two)).not.toThrow();
});

test('a free copy is printed without money', () => {
  using opened = testLedger();
  const { ledger } = opened;
  ledger.visits.begin(visit, 'ja');
  prepareCopy(ledger, visit, one, 0);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, one), 'printed', 'completed');
  expect(ledger.balance('revenue')).toBe(0);
});

test('only what was never sent can be withdrawn, once', () => {
  using opened = prepared();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 3);
  sendToPrinter(ledger, visit, one);
  expect(ledger.issues.unsent().map(({ issue }) => issue)).toEqual([two]);
  ledger.issues.withdraw(two);
  expect(told.at(-1)).toEqual({ id: 'issue.withdrawn', visit, issue: two, issueNumber: 'N-issue-2' });
  for (const issue of [one, two, issueId(9)]) {
    expect(() => {
      ledger.issues.withdraw(issue);
    }).toThrow(LedgerDefect);
  }
  expect(() => sendToPrinter(ledger, visit, two)).toThrow(LedgerDefect);
});

test('a copy is printed in its own visit', () => {
  using opened = prepared();
  const { ledger } = opened;
  insertCoins(ledger, visitId(2), 3);
  ledger.visits.begin(visitId(2), 'ja');
  expect(() => sendToPrinter(ledger, visitId(2), one)).toThrow(LedgerDefect);
});

/** A copy of 300 yen that is in doubt, paid for. */
function inDoubt() {
  const opened = prepared();
  const { ledger } = opened;
  insertCoins(ledger, visit, 6);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, one), 'unknown', 'printer-restarted');
  return opened;
}

test.each(['destroyed', 'notFound'] as const)(
  'a sheet in doubt that staff %s: its number is void, its fee is free again, who looked is on record',
  (disposal) => {
    using opened = inDoubt();
    const { ledger, told } = opened;
    expect(ledger.issues.unrecovered().map(({ issue }) => issue)).toEqual([one]);
    expect(ledger.payableTo(visit)).toBe(300);
    ledger.issues.recover(one, { disposal, sheets: 1, by: STAFF });
    expect(ledger.payableTo(visit)).toBe(600);
    expect(ledger.balance('revenue')).toBe(0);
    const named = { visit, issue: one, issueNumber: 'N-issue-1' };
    expect(told.slice(-2)).toEqual([
      { id: 'issue.recovered', ...named, disposal, sheets: 1, by: STAFF },
      { id: 'issue.voided', ...named },
    ]);
    expect(ledger.issues.unrecovered()).toEqual([]);
    expect(() => ledger.issues.recover(one, { disposal, sheets: 1, by: STAFF })).toThrow(/UNIQUE/);
  },
);

test('a sheet that staff handed over has earned its fee', () => {
  using opened = inDoubt();
  const { ledger, told } = opened;
  ledger.issues.recover(one, { disposal: 'handedOver', sheets: 1, by: STAFF });
  expect(ledger.balance('revenue')).toBe(-300);
  expect(ledger.payableTo(visit)).toBe(300);
  expect(told.at(-1)).toMatchObject({ id: 'issue.printed', fee: 300, cause: 'handed-over' });
});

test('only a copy in doubt is recovered, and what was owed for it is owed no longer', () => {
  using opened = inDoubt();
  const { ledger } = opened;
  expect(() => ledger.issues.recover(two, { disposal: 'destroyed', sheets: 1, by: STAFF })).toThrow(
    LedgerDefect,
  );
  ledger.owe(visit, yen(600), 'paper-in-doubt');
  ledger.issues.recover(one, { disposal: 'handedOver', sheets: 1, by: STAFF });
  expect(ledger.balance('revenue')).toBe(-300);
  expect(ledger.cashier.openOwed()).toMatchObject([{ amount: 600, open: 300 }]);
});
