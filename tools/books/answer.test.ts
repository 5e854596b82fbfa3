import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { Ledger } from '#ledger/ledger.ts';
import {
  insertCoins,
  issueId,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from '#ledger/testing/test-ledger.ts';

import { answer } from './answer.ts';
import { understand } from './arguments.ts';

const visit = visitId(1);

/** A terminal without staff at its screen: nobody could tell of a copy of 300 yen, and 500 are owed. */
function sheetOutOfSight(ledger: Ledger): string {
  ledger.visits.begin(visit, 'ja');
  prepareCopy(ledger, visit, issueId(1), 300);
  insertCoins(ledger, visit, 5);
  ledger.prints.settlePrint(sendToPrinter(ledger, visit, issueId(1)), 'unknown', 'jam');
  return ledger.owe(visit, yen(500), 'paper-in-doubt');
}

function says(ledger: Ledger, ...args: readonly string[]): string {
  const asked = understand(args, 0);
  if (!asked.ok) return asked.error;
  const said = answer(ledger, asked.value.command);
  return said.ok ? said.value.lines.join('\n') : said.error;
}

test('of what is owed for a paper out of sight, the rest is paid at once and the fee when staff have looked', () => {
  using opened = testLedger();
  const { ledger } = opened;
  const number = sheetOutOfSight(ledger);
  expect(says(ledger, 'owed', number)).toContain('may be paid now: 200円');
  expect(says(ledger, 'pay', number, '--by', '1042')).toContain('200円');
  expect(says(ledger, 'pay', number, '--by', '1042')).toContain('look for the sheet');
  expect(says(ledger, 'papers')).toContain('N-issue-1');
  expect(says(ledger, 'paper', 'N-issue-1', 'notFound', '--by', '1042')).toContain('recorded');
  expect(says(ledger, 'papers')).toContain('none');
  expect(says(ledger, 'pay', number, '--by', '1042')).toContain('300円');
});

test.each([
  [['N-issue-9', 'notFound'], 'digit by digit'],
  [['N-issue-1', 'notFound', '1'], 'how many sheets'],
  [['N-issue-1', 'destroyed'], 'how many sheets'],
  [['N-issue-1', 'eaten', '1'], 'disposal'],
])('%j is refused in words', (args, words) => {
  using opened = testLedger();
  sheetOutOfSight(opened.ledger);
  expect(says(opened.ledger, 'paper', ...args, '--by', '1042')).toContain(words);
  expect(opened.ledger.issues.unrecovered()).toHaveLength(1);
});
