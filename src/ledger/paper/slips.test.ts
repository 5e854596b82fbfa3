import { expect, test } from 'vitest';

import type { PrintVerdict } from '#contract/paper.ts';

import { LedgerDefect } from '../defect.ts';
import type { Ledger } from '../ledger.ts';
import {
  insertCoins,
  issueId,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from '../testing/test-ledger.ts';

const visit = visitId(1);

function begun() {
  const opened = testLedger();
  opened.ledger.visits.begin(visit, 'ja');
  return opened;
}

function intent(paper: ReturnType<Ledger['slips']['begin']>['slip']) {
  return { visit, issue: paper, sheets: 1, before: { upTime: 10, lifeCounter: 100 } };
}

test('receipts are numbered in one row, owed slips bear the number of the debt', () => {
  using opened = begun();
  const { slips } = opened.ledger;
  expect(slips.begin(visit, 'receipt', 'certificates').number).toBe('000001');
  expect(slips.begin(visit, { owedNumber: '4821-9037-6' }, 'slips').number).toBe('4821-9037-6');
  expect(slips.begin(visit, 'receipt', 'slips').number).toBe('000002');
});

test.each<[PrintVerdict, string]>([
  ['printed', 'slip.printed'],
  ['notPrinted', 'slip.notPrinted'],
  ['unknown', 'slip.inDoubt'],
])('a slip whose print is %s moves no money', (verdict, event) => {
  using opened = begun();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 3);
  const { slip, number } = ledger.slips.begin(visit, 'receipt', 'certificates');
  const id = ledger.prints.intendPrint(intent(slip));
  ledger.prints.settlePrint(id, verdict, 'seen');
  expect(ledger.balanceOf(visit)).toBe(300);
  expect(ledger.payableTo(visit)).toBe(300);
  expect(told.at(-1)).toEqual({ id: event, visit, slip: 'receipt', number, cause: 'seen' });
  expect(ledger.issues.of(visit)).toEqual([]);
  expect(() => ledger.prints.settlePrint(id, 'printed', 'again')).toThrow(LedgerDefect);
  expect(() => ledger.prints.intendPrint(intent(slip))).toThrow(/UNIQUE/);
});

test('one printer may print both: each job is settled in its own books', () => {
  using opened = begun();
  const { ledger, told } = opened;
  const issue = issueId(1);
  prepareCopy(ledger, visit, issue, 300);
  insertCoins(ledger, visit, 3);
  const copy = sendToPrinter(ledger, visit, issue);
  const { slip } = ledger.slips.begin(visit, 'receipt', 'certificates');
  const receipt = ledger.prints.intendPrint(intent(slip));
  const job = { id: 7, uuid: 'urn:uuid:7' };
  for (const id of [copy, receipt]) {
    ledger.prints.jobCreated(id, job);
    ledger.prints.jobSending(id);
    ledger.prints.jobSent(id);
  }
  expect(ledger.prints.openPrints().map(({ id, phase, job }) => [id, phase, job])).toEqual([
    [copy, 'sent', job],
    [receipt, 'sent', job],
  ]);
  ledger.prints.settlePrint(receipt, 'printed', 'completed');
  ledger.prints.settlePrint(copy, 'printed', 'completed');
  expect(ledger.balance('revenue')).toBe(-300);
  expect(told.slice(-2).map(({ id }) => id)).toEqual(['slip.printed', 'issue.printed']);
});

test('a printer for slips alone finds its own open jobs again, and no others', () => {
  using opened = begun();
  const { ledger } = opened;
  const here = ledger.slips.begin(visit, 'receipt', 'slips');
  const there = ledger.slips.begin(visit, 'receipt', 'certificates');
  ledger.slipPrints.intendPrint(intent(here.slip));
  ledger.prints.intendPrint(intent(there.slip));
  expect(ledger.slipPrints.openPrints().map(({ issue }) => issue)).toEqual([here.slip]);
  expect(ledger.prints.openPrints().map(({ issue }) => issue)).toEqual([there.slip]);
});

test('a slip is printed in its own visit, and none without having been begun', () => {
  using opened = begun();
  const { ledger } = opened;
  const other = visitId(2);
  ledger.visits.begin(other, 'ja');
  const { slip } = ledger.slips.begin(visit, 'receipt', 'certificates');
  expect(() => ledger.prints.intendPrint({ ...intent(slip), visit: other })).toThrow(LedgerDefect);
  expect(() => ledger.slipPrints.intendPrint({ ...intent(slip), issue: issueId(9) })).toThrow(LedgerDefect);
});

test('forgotten papers are listed from a moment on, once for each visit', () => {
  using opened = begun();
  const { ledger, told, clock } = opened;
  ledger.forgotten.note(visit, 2);
  expect(told.at(-1)).toEqual({ id: 'paper.forgotten', visit, sheets: 2 });
  expect(ledger.forgotten.since(0)).toEqual([{ visit, at: Math.trunc(clock.now()), sheets: 2 }]);
  expect(ledger.forgotten.since(clock.now() + 1)).toEqual([]);
  const before = told.length;
  ledger.forgotten.note(visit, 3);
  expect(told).toHaveLength(before);
  expect(ledger.forgotten.since(0)).toMatchObject([{ visit, sheets: 2 }]);
});
