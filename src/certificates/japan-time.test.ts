import { expect, test } from 'vitest';

import { asJapanTime, dayOf, momentAt, plusDays, startOf, weekdayOf } from './japan-time.ts';

test.each([
  ['2026-11-23T14:59:59Z', '2026-11-23', 'mon', '2026-11-23T23:59:59+09:00'],
  ['2026-11-23T15:00:00Z', '2026-11-24', 'tue', '2026-11-24T00:00:00+09:00'],
  ['2026-12-31T15:00:00Z', '2027-01-01', 'fri', '2027-01-01T00:00:00+09:00'],
  ['2028-02-28T15:00:00Z', '2028-02-29', 'tue', '2028-02-29T00:00:00+09:00'],
])('%s is %s in Japan', (utc, day, weekday, written) => {
  const moment = Date.parse(utc);
  expect([dayOf(moment), weekdayOf(day), asJapanTime(moment)]).toEqual([day, weekday, written]);
});

test('a day begins nine hours before it does in UTC, and its 24:00 is the next one', () => {
  expect(new Date(startOf('2026-11-24')).toISOString()).toBe('2026-11-23T15:00:00.000Z');
  expect(momentAt('2026-11-24', '24:00')).toBe(startOf('2026-11-25'));
  expect(asJapanTime(momentAt('2026-11-24', '08:05'))).toBe('2026-11-24T08:05:00+09:00');
});

test('days are counted over months and leap days', () => {
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(plusDays('2027-01-01', -1)).toBe('2026-12-31');
});
