import { expect, test } from 'vitest';

import { checkDigit } from '#contract/check-digit.ts';
import { yen } from '#contract/yen.ts';

import { LedgerDefect } from '../defect.ts';
import { insertCoins, payOut, testLedger, visitId } from '../testing/test-ledger.ts';
import { isOwedNumber, owedNumber } from './owed-number.ts';

const visit = visitId(1);

test('what cannot be paid back is owed under a number, and no longer held', () => {
  using opened = testLedger();
  const { ledger, told } = opened;
  insertCoins(ledger, visit, 3);
  const owedNumber = ledger.owe(visit, yen(200), 'hopperEmpty');
  expect(isOwedNumber(owedNumber)).toBe(true);
  expect(ledger.balanceOf(visit)).toBe(100);
  expect(ledger.balance('owed')).toBe(-200);
  expect(told.at(-1)).toEqual({ id: 'cash.owed', visit, yen: 200, owedNumber, reason: 'hopperEmpty' });
});

test('what a visit was given is read back, and nothing of another', () => {
  using opened = testLedger();
  const { ledger } = opened;
  insertCoins(ledger, visit, 5);
  insertCoins(ledger, visitId(2), 1);
  ledger.owe(visitId(2), yen(100), 'x');
  expect(ledger.givenTo(visit)).toEqual({ returned: 0, owed: [] });
  ledger.cash.settlePayout(payOut(ledger, visit, 3), { status: 'done', coins: 3 });
  const number = ledger.owe(visit, yen(200), 'hopperEmpty');
  expect(ledger.givenTo(visit)).toEqual({ returned: 300, owed: [{ number, amount: 200 }] });
});

test.each([0, -100, 301])('%d yen of 300 cannot be owed', (amount) => {
  using opened = testLedger();
  insertCoins(opened.ledger, visit, 3);
  expect(() => opened.ledger.owe(visit, yen(amount), 'x')).toThrow(LedgerDefect);
  expect(opened.ledger.balanceOf(visit)).toBe(300);
});

test('a number that is taken is not given again; a source of ids that only repeats is a defect', () => {
  const repeated = ['a', 'a', 'b'];
  using opened = testLedger({ ids: { next: () => repeated.shift() ?? 'b' } });
  const { ledger } = opened;
  insertCoins(ledger, visit, 3);
  expect(ledger.owe(visit, yen(100), 'x')).toBe(owedNumber('a'));
  expect(ledger.owe(visit, yen(100), 'x')).toBe(owedNumber('b'));
  expect(() => ledger.owe(visit, yen(100), 'x')).toThrow(LedgerDefect);
});

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

test('the check digit finds every wrong digit and every two neighbours swapped', () => {
  const number = '48219037';
  const check = checkDigit(number);
  for (let place = 0; place < number.length; place += 1) {
    const [before, digit, after] = [number.slice(0, place), number[place], number.slice(place + 1)];
    for (const other of digits.filter((other) => other !== digit)) {
      expect(checkDigit(`${before}${other}${after}`)).not.toBe(check);
    }
  }
  for (const prefix of digits) {
    for (const a of digits) {
      for (const b of digits.filter((b) => b !== a)) {
        expect(checkDigit(prefix + a + b)).not.toBe(checkDigit(prefix + b + a));
      }
    }
  }
});

test.each(['', '4821-9037', '4821-9037-x', '48219037', '4821-9037-66'])('%j is no number', (text) => {
  expect(isOwedNumber(text)).toBe(false);
});

test('a check digit is made of digits', () => {
  expect(() => checkDigit('12a')).toThrow(RangeError);
});
