import { expect, test } from 'vitest';

import {
  acceptOneCoin,
  modifyInhibits,
  readCoinEvents,
  requestInhibits,
  requestScaling,
  routeNote,
} from './acceptor-commands.ts';
import { requestSerial } from './command.ts';
import { dispenseCoins, requestHopperStatus, requestLevel, testHopper } from './hopper-commands.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

test.each([
  ['one coin of positions 1, 4 and 16', acceptOneCoin([1, 4, 16]), 162, [0b1001, 0x80, 0xff, 0, 0, 0xff]],
  ['nothing', modifyInhibits([]), 231, [0, 0]],
  ['stack', routeNote('stack'), 154, [1]],
  ['return', routeNote('return'), 154, [0]],
  ['the scaling of JP', requestScaling(), 156, [0x4a, 0x50]],
  ['seven coins of hopper 12345678', dispenseCoins(12_345_678, 7), 167, [0x4e, 0x61, 0xbc, 7]],
  ['seven coins of any hopper', dispenseCoins(12_345_678, 7, 'open'), 167, [0, 0, 0, 0, 0, 0, 0, 0, 7]],
])('asks for %s', (_, command, header, data) => {
  expect(command.header).toBe(header);
  expect([...command.data]).toEqual(data);
});

test('only what moves money is sent once', () => {
  expect([dispenseCoins(1, 1), routeNote('stack')].map(({ tries }) => tries)).toEqual([1, 1]);
  expect([readCoinEvents(), modifyInhibits([1])].map(({ tries }) => tries)).toEqual([undefined, undefined]);
});

test('reads answers', () => {
  expect(requestSerial().parse(bytes(0x4e, 0x61, 0xbc))).toBe(12_345_678);
  expect(requestInhibits().parse(bytes(0b1001, 0x80))).toEqual([1, 4, 16]);
  expect(requestScaling().parse(bytes(0xe8, 3, 0))).toEqual({ factor: 1000, decimals: 0 });
  expect(requestHopperStatus().parse(bytes(9, 1, 2, 0))).toEqual({
    events: 9,
    remaining: 1,
    paid: 2,
    unpaid: 0,
  });
  expect(requestLevel().parse(bytes(0x31))).toEqual({ low: true, high: false, fitted: true });
  expect(readCoinEvents().parse(bytes(2, 3, 1, 0, 6, 0, 0, 0, 0, 0, 0))).toMatchObject({
    counter: 2,
    results: [
      { a: 3, b: 1 },
      { a: 0, b: 6 },
      { a: 0, b: 0 },
      { a: 0, b: 0 },
      { a: 0, b: 0 },
    ],
  });
});

test.each([
  [[], 'begun'],
  [[254], 'empty'],
  [[255], 'failed'],
])('a route answered with %o has %s', (data, answer) => {
  expect(routeNote('stack').parse(Uint8Array.from(data))).toBe(answer);
});

const CALM = { timedOut: false, jammed: false, countsLost: false, powerLostInPayout: false, ciphered: false };
test.each([
  [[0], CALM],
  [[0xc4, 0x82, 0x20], CALM],
  [[0b10], { ...CALM, timedOut: true }],
  [[0b10_0000], { ...CALM, jammed: true }],
  [[0, 0b1_0000], { ...CALM, jammed: true }],
  [[0, 0b100_0000], { ...CALM, countsLost: true }],
  [[0, 0, 1], { ...CALM, powerLostInPayout: true }],
  [[0, 0, 16], { ...CALM, ciphered: true }],
])('the hopper flags %o mean %o', (data, flags) => {
  expect(testHopper().parse(Uint8Array.from(data))).toEqual(flags);
});
