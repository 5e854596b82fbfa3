import { expect, test } from 'vitest';

import { BootReports } from './boot-report.ts';
import type { Key } from './port.ts';
import { USAGE, keyOf } from './usages.ts';

const digit = (digit: number): Key => ({ key: 'digit', digit });

test.each<readonly [number, Key | undefined]>([
  [0x00, undefined],
  [USAGE.rollOver, undefined],
  [USAGE.keypadOne - 1, { key: 'enter' }],
  [USAGE.keypadOne, digit(1)],
  [0x5d, digit(5)],
  [0x61, digit(9)],
  [USAGE.keypadZero, digit(0)],
  [USAGE.keypadPoint, { key: 'erase' }],
  [0x64, undefined],
  [USAGE.enter, { key: 'enter' }],
  [USAGE.backspace, { key: 'erase' }],
  [USAGE.numLock, { key: 'clear' }],
  [USAGE.clear, { key: 'clear' }],
  [0x1e, undefined], // the 1 above the letters: no ten-key has it
  [0xff, undefined],
])('usage 0x%s', (usage, key) => {
  expect(keyOf(usage)).toEqual(key);
});

test.each<readonly [string, readonly string[], readonly Key[]]>([
  ['a key goes down and up', ['0000590000000000', '0000000000000000'], [digit(1)]],
  ['a key that stays down is told once', ['0000590000000000', '0000590000000000'], [digit(1)]],
  ['a second key beside it', ['0000590000000000', '0000595a00000000'], [digit(1), digit(2)]],
  [
    'the first goes up while the second stays',
    ['0000595a00000000', '00005a0000000000'],
    [digit(1), digit(2)],
  ],
  ['the same usage twice in one report', ['0000595900000000'], [digit(1)]],
  [
    'too many keys leave the memory as it was',
    ['0000590000000000', '0000010101010101', '0000590000000000'],
    [digit(1)],
  ],
  ['modifiers and the reserved byte are no keys', ['5959000000000000'], []],
  ['one byte too few', ['00005900000000'], []],
  ['one byte too many', ['000059000000000000'], []],
  ['nothing at all', [''], []],
])('%s', (_, reports, keys) => {
  const reader = new BootReports();
  expect(reports.flatMap((hex) => reader.read(Buffer.from(hex, 'hex')))).toEqual(keys);
});

test('a report is wiped once it is read', () => {
  const report = Buffer.from('0000595a5b5c0000', 'hex');
  expect(new BootReports().read(report)).toHaveLength(4);
  expect(report.equals(Buffer.alloc(8))).toBe(true);
});

test('a keypad that was unplugged holds no key', () => {
  const reader = new BootReports();
  reader.read(Buffer.from('0000590000000000', 'hex'));
  reader.forget();
  expect(reader.read(Buffer.from('0000590000000000', 'hex'))).toEqual([digit(1)]);
});
