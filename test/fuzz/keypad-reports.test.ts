import { randomBytes, randomInt } from 'node:crypto';

import { expect, test } from 'vitest';

import { BootReports, REPORT_BYTES } from '#devices/keypad/boot-report.ts';

const RUNS = 50_000;
const LONGEST = 64;

test('any bytes as a report: at most six keys, each of them one of a ten-key, and nothing of it stays', () => {
  const reader = new BootReports();
  const odd: unknown[] = [];
  for (let run = 0; run < RUNS; run++) {
    const report = randomBytes(run % 2 === 0 ? REPORT_BYTES : randomInt(LONGEST + 1));
    const bytes = report.toString('hex');
    const keys = reader.read(report);
    const digits = keys.flatMap((key) => (key.key === 'digit' ? [key.digit] : []));
    const sound =
      keys.length <= (report.length === REPORT_BYTES ? REPORT_BYTES - 2 : 0) &&
      digits.every((digit) => Number.isInteger(digit) && digit >= 0 && digit <= 9) &&
      report.every((byte) => byte === 0);
    if (!sound) odd.push(bytes);
  }
  expect(odd).toEqual([]);
});
