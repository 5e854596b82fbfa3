import { expect, test } from 'vitest';

import type { Closed } from '#contract/town.ts';

import { closes } from './closed-days.ts';

const HOLIDAYS = ['2026-11-23'];
const yearEnd: Closed = { rule: 'everyYear', from: '12-29', to: '01-03' };
const thirdSaturday: Closed = { rule: 'nthWeekday', nth: 3, day: 'sat' };
const dayAfterIt: Closed = { rule: 'dayAfterNthWeekday', nth: 3, day: 'sat' };
const dayAfterLast: Closed = { rule: 'dayAfterNthWeekday', nth: 5, day: 'sat' };

test.each<[string, Closed, string, boolean]>([
  ['a weekday of the set', { rule: 'weekday', days: ['sat', 'sun'] }, '2026-11-21', true],
  ['a weekday outside the set', { rule: 'weekday', days: ['sat', 'sun'] }, '2026-11-20', false],
  ['the 3rd Saturday', thirdSaturday, '2026-11-21', true],
  ['the 2nd Saturday', thirdSaturday, '2026-11-14', false],
  ['the 4th Saturday', thirdSaturday, '2026-11-28', false],
  ['the 3rd Saturday where the 1st is the 1st', thirdSaturday, '2026-08-15', true],
  ['the day after the 3rd Saturday', dayAfterIt, '2026-11-22', true],
  ['the 3rd Sunday, when it is not the day after', dayAfterIt, '2026-11-15', false],
  ['the day after, over the end of a month', dayAfterLast, '2026-11-01', true],
  ['a holiday', { rule: 'holidays' }, '2026-11-23', true],
  ['no holiday', { rule: 'holidays' }, '2026-11-24', false],
  ['the day before the year-end stop', yearEnd, '2026-12-28', false],
  ['its first day', yearEnd, '2026-12-29', true],
  ['the last day of the year', yearEnd, '2026-12-31', true],
  ['the first day of the year', yearEnd, '2027-01-01', true],
  ['its last day', yearEnd, '2027-01-03', true],
  ['the day after it', yearEnd, '2027-01-04', false],
  ['within a stop inside one year', { rule: 'everyYear', from: '08-13', to: '08-15' }, '2026-08-14', true],
  ['outside of it', { rule: 'everyYear', from: '08-13', to: '08-15' }, '2026-08-16', false],
  [
    'the first day of a one-off stop',
    { rule: 'once', from: '2026-10-01', to: '2026-10-02' },
    '2026-10-01',
    true,
  ],
  ['its last day', { rule: 'once', from: '2026-10-01', to: '2026-10-02' }, '2026-10-02', true],
  ['the same day a year later', { rule: 'once', from: '2026-10-01', to: '2026-10-02' }, '2027-10-01', false],
])('%s', (_, rule, day, closed) => {
  expect(closes(rule, day, HOLIDAYS)).toBe(closed);
});
