import { expect, test } from 'vitest';

import { parseCommand } from './command.ts';

const data = (bytes: string) => Uint8Array.from(Buffer.from(bytes, 'hex'));

test.each([
  ['case 1', '00200098', { data: data(''), le: undefined, extended: false }],
  ['case 2', '00b0000010', { data: data(''), le: 16, extended: false }],
  ['case 2, 256', '00b0000000', { data: data(''), le: 256, extended: false }],
  ['case 3', '00a4020c020017', { data: data('0017'), le: undefined, extended: false }],
  ['case 4', '802a009702abcd00', { data: data('abcd'), le: 256, extended: false }],
  ['case 2 extended', '00b08a00000100', { data: data(''), le: 256, extended: true }],
  ['case 2 extended, 65536', '00b08a00000000', { data: data(''), le: 65_536, extended: true }],
  ['case 3 extended', '00a4020c0000020017', { data: data('0017'), le: undefined, extended: true }],
  ['case 4 extended', '802a0097000002abcd0101', { data: data('abcd'), le: 257, extended: true }],
])('%s', (_, bytes, expected) => {
  const parsed = parseCommand(data(bytes));
  expect(parsed).toMatchObject(expected);
});

test.each([
  '',
  '00',
  '00a404',
  '00a4020c0200',
  '00a4020c02001700ff',
  '00a4020c0000',
  '00a4020c00000300',
  '00a4020c000001aaff',
])('lengths that contradict each other: %s', (bytes) => {
  expect(parseCommand(data(bytes))).toBeUndefined();
});
