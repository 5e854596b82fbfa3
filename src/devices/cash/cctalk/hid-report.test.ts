import { expect, test } from 'vitest';

import { bytesOf, reportsOf } from './hid-report.ts';

const run = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at & 0xff);

test.each([
  [0, []],
  [1, [1]],
  [63, [63]],
  [64, [63, 1]],
  [126, [63, 63]],
  [260, [63, 63, 63, 63, 8]],
])('%i bytes go out in reports of %j, unpadded and in order', (length, counts) => {
  const reports = reportsOf(run(length));
  expect(reports.map(([count]) => count)).toEqual(counts);
  expect(reports.map((report) => report.length - 1)).toEqual(counts);
  expect(Buffer.concat(reports.map(bytesOf))).toEqual(Buffer.from(run(length)));
});

test.each<[string, number[], number[]]>([
  ['one byte', [1, 0xfe], [0xfe]],
  ['what follows its bytes is no byte of the line', [2, 5, 6, 0, 0, 0], [5, 6]],
  ['shorter than it says', [3, 5, 6], []],
  ['number 0', [0, 5], []],
  ['the answer to a feature report', [0x41, ...run(0x41)], []],
  ['one more than the most', [64, ...run(64)], []],
  ['nothing', [], []],
])('reads a report: %s', (_, report, bytes) => {
  expect([...bytesOf(Uint8Array.from(report))]).toEqual(bytes);
});
