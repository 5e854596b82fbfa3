import { expect, test } from 'vitest';

import { inside, oidText, readDer } from './der-reader.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

test('gives the values that stand one after another, and those inside', () => {
  const values = readDer(hex('30050201010500040101'));
  expect(values?.map(({ tag }) => tag)).toEqual([0x30, 0x04]);
  expect(inside(values?.[0], 0x30)?.map(({ tag }) => tag)).toEqual([0x02, 0x05]);
  expect(inside(values?.[0], 0x31)).toBeUndefined();
  expect(inside(undefined, 0x30)).toBeUndefined();
  expect(readDer(hex(''))).toEqual([]);
});

test.each([
  ['a tag alone', '30'],
  ['content cut off', '300201'],
  ['length without end', '30800000'],
  ['length not the shortest, one byte', `30817f${'00'.repeat(127)}`],
  ['length not the shortest, two bytes', `308200ff${'00'.repeat(255)}`],
  ['length of three bytes', '3083000001ff'],
  ['tag of several bytes', '1f8101'],
  ['one value too many', '0500'.repeat(65)],
])('is no DER: %s', (_, text) => {
  expect(readDer(hex(text))).toBeUndefined();
});

test('takes as many values as a container may hold', () => {
  expect(readDer(hex('0500'.repeat(64)))).toHaveLength(64);
});

test.each([
  ['2a864886f70d01010b', '1.2.840.113549.1.1.11'],
  ['551d0f', '2.5.29.15'],
  ['883703', '2.999.3'],
  ['2a8cb0', undefined],
  ['2a90808080 00'.replace(' ', ''), undefined],
  ['', undefined],
])('the object identifier %s is %s', (text, dotted) => {
  expect(oidText(hex(text))).toBe(dotted);
});
