import { expect, test } from 'vitest';

import {
  insertCoins,
  issueId,
  payOut,
  prepareCopy,
  sendToPrinter,
  testLedger,
  visitId,
} from '#ledger/testing/test-ledger.ts';
import type { Ledger } from '#ledger/ledger.ts';

import { busyWith } from './rest.ts';

const visit = visitId(1);

function begun(ledger: Ledger): void {
  ledger.visits.begin(visit, 'ja');
  insertCoins(ledger, visit, 4);
}

const days: Readonly<Record<string, (ledger: Ledger) => void>> = {
  'a fresh day': () => {},
  'an open visit': begun,
  'a visit that ended with money held': (ledger) => {
    begun(ledger);
    ledger.visits.end(visit, 'timeout');
  },
  'a visit that ended well': (ledger) => {
    begun(ledger);
    ledger.cash.settlePayout(payOut(ledger, visit, 4), { status: 'done', coins: 4 });
    ledger.visits.end(visit, 'cancelled');
  },
  'a payout of which nobody knows': (ledger) => {
    begun(ledger);
    ledger.cash.settlePayout(payOut(ledger, visit, 3), {
      status: 'unknown',
      min: 1,
      max: 3,
      cause: 'silent',
    });
  },
  'a sheet of which nobody knows': (ledger) => {
    begun(ledger);
    prepareCopy(ledger, visit, issueId(1), 300);
    ledger.prints.settlePrint(sendToPrinter(ledger, visit, issueId(1)), 'unknown', 'printer-restarted');
  },
};

test.each([
  ['a fresh day', null],
  ['an open visit', 'visit'],
  ['a visit that ended with money held', 'visit'],
  ['a visit that ended well', null],
  ['a payout of which nobody knows', 'doubt'],
  ['a sheet of which nobody knows', 'paper'],
])('after %s the terminal is busy with %s', (day, busy) => {
  using opened = testLedger();
  days[day]?.(opened.ledger);
  expect(busyWith(opened.ledger, 'idle')).toBe(busy);
});

test.each([
  ['idle', null],
  ['closed', null],
  ['outOfService', null],
  ['choose', 'screen'],
  ['staffNumber', 'screen'],
  ['ended', 'screen'],
] as const)('before the screen %s it is busy with %s', (screen, busy) => {
  using opened = testLedger();
  expect(busyWith(opened.ledger, screen)).toBe(busy);
});
