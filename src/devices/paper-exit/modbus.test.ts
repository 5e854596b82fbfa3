import { expect, test } from 'vitest';

import { AnswerReader, coilSwitched, crcOf, inputAsked, readInput, sealed, writeCoil } from './modbus.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test('the check of a frame is that of every Modbus device', () => {
  // Known pairs of frames and checks: Read Holding Registers 0 to 9 of unit 1, and the polynomial's own "123456789".
  expect(crcOf(bytes('01 03 00 00 00 0A')).toString(16)).toBe('cdc5');
  expect(crcOf(Buffer.from('123456789')).toString(16)).toBe('4b37');
});

test('one input is asked for, and the module knows which', () => {
  const asked = readInput(17, 0x0102);
  expect([...asked.subarray(0, 6)]).toEqual([17, 2, 1, 2, 0, 1]);
  expect(inputAsked(asked, 17)).toBe(0x0102);
  expect(inputAsked(asked, 18)).toBeUndefined();
  expect(inputAsked(asked.with(2, 9), 17)).toBeUndefined();
});

test('one coil is switched, and the module knows which', () => {
  // The example of the protocol's own text (MODBUS Application Protocol V1.1b3, 6.5): coil 173 on.
  expect([...writeCoil(17, 172, true).subarray(0, 6)]).toEqual([17, 5, 0x00, 0xac, 0xff, 0x00]);
  const off = writeCoil(17, 172, false);
  expect(coilSwitched(off, 17)).toEqual({ coil: 172, on: false });
  expect(coilSwitched(off, 18)).toBeUndefined();
  expect(coilSwitched(off.with(4, 0x7f), 17)).toBeUndefined();
  expect(coilSwitched(readInput(17, 172), 17)).toBeUndefined();
});

test.each([
  ['closed', [1, 2, 1, 0x01]],
  ['open', [1, 2, 1, 0x00]],
  ['open', [1, 2, 1, 0xfe]],
  ['refused', [1, 0x82, 2]],
] as const)('an answer says %s', (meaning, frame) => {
  expect(new AnswerReader(1).feed(sealed(...frame))).toBe(meaning);
});

test('an answer may come in pieces, and after somebody else’s bytes', () => {
  const reader = new AnswerReader(1);
  const answer = sealed(1, 2, 1, 1);
  expect(reader.feed(Uint8Array.of(0xff, 1, 2, ...answer.subarray(0, 2)))).toBeUndefined();
  expect(reader.feed(answer.subarray(2))).toBe('closed');
});

test.each([
  ['a wrong check', sealed(1, 2, 1, 1).with(5, 0)],
  ['another unit', sealed(2, 2, 1, 1)],
  ['another function', sealed(1, 4, 1, 1)],
  ['two bytes of inputs', sealed(1, 2, 2, 1)],
  ['half of it', sealed(1, 2, 1, 1).subarray(0, 4)],
])('%s is no answer', (_, frame) => {
  expect(new AnswerReader(1).feed(frame)).toBeUndefined();
});

test('what was said before the question is no answer to it', () => {
  const reader = new AnswerReader(1);
  const answer = sealed(1, 2, 1, 1);
  reader.feed(answer.subarray(0, 4));
  reader.begin();
  expect(reader.feed(answer.subarray(4))).toBeUndefined();
});
