import { assert, constantFrom, integer, property, record, subarray } from 'fast-check';
import { expect, test } from 'vitest';

import type { Closed, Town } from '#contract/town.ts';

import { isOpen, opensNext } from './calendar.ts';
import { asJapanTime } from './japan-time.ts';
import { madeUpTown } from './made-up-town.ts';

const HOUR = 3_600_000;
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Hours = Town['sites'][number]['hours'];

function town(hours: Hours, closed: Closed[], kindHours: Hours = hours, kindClosed: Closed[] = []): Town {
  const [site] = madeUpTown.sites;
  const [kind] = madeUpTown.kinds;
  if (site === undefined || kind === undefined) throw new Error('the made-up town lacks a site or a kind');
  return {
    ...madeUpTown,
    sites: [{ ...site, id: 'here', hours, closed }],
    kinds: [{ ...kind, kind: 'ResidentRecord', hours: kindHours, closed: kindClosed }],
  };
}

function nextOf(town: Town, at: string): string | null {
  const next = opensNext(town, 'here', 'ResidentRecord', Date.parse(at));
  return next === null ? null : asJapanTime(next);
}

const office: Hours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:15' }];
const always: Hours = [{ days: [...WEEK], from: '00:00', to: '24:00' }];
const yearEnd: Closed = { rule: 'everyYear', from: '12-29', to: '01-03' };

test.each<[string, Town, string, string | null]>([
  ['open: now', town(office, []), '2026-11-24T08:30:00+09:00', '2026-11-24T08:30:00+09:00'],
  ['a second too early', town(office, []), '2026-11-24T08:29:59+09:00', '2026-11-24T08:30:00+09:00'],
  ['the last second', town(office, []), '2026-11-24T17:14:59+09:00', '2026-11-24T17:14:59+09:00'],
  ['closing time is closed', town(office, []), '2026-11-24T17:15:00+09:00', '2026-11-25T08:30:00+09:00'],
  ['over a weekend', town(office, []), '2026-11-20T18:00:00+09:00', '2026-11-23T08:30:00+09:00'],
  [
    'over a weekend and a holiday',
    town(office, [{ rule: 'holidays' }]),
    '2026-11-20T18:00:00+09:00',
    '2026-11-24T08:30:00+09:00',
  ],
  ['over the year end', town(office, [yearEnd]), '2026-12-28T18:00:00+09:00', '2027-01-04T08:30:00+09:00'],
  ['midnight is no gap', town(always, []), '2026-11-24T00:00:00+09:00', '2026-11-24T00:00:00+09:00'],
  ['a day in Japan, not in UTC', town(office, []), '2026-11-23T23:30:00Z', '2026-11-24T08:30:00+09:00'],
  [
    'the kind opens later than the site',
    town(always, [], office),
    '2026-11-24T06:00:00+09:00',
    '2026-11-24T08:30:00+09:00',
  ],
  [
    'the kind is closed on a day of its own',
    town(always, [], always, [{ rule: 'once', from: '2026-11-24', to: '2026-11-25' }]),
    '2026-11-24T12:00:00+09:00',
    '2026-11-26T00:00:00+09:00',
  ],
  [
    'the earlier of two openings, whatever their order',
    town(
      [
        { days: [...WEEK], from: '13:00', to: '17:00' },
        { days: [...WEEK], from: '09:00', to: '12:00' },
      ],
      [],
    ),
    '2026-11-24T08:00:00+09:00',
    '2026-11-24T09:00:00+09:00',
  ],
  [
    'hours that never meet',
    town(office, [], [{ days: ['sun'], from: '08:30', to: '12:00' }]),
    '2026-11-24T09:00:00+09:00',
    null,
  ],
  ['never', town(always, [{ rule: 'weekday', days: [...WEEK] }]), '2026-11-24T09:00:00+09:00', null],
  [
    'the last day looked at: 366 days ahead',
    town(always, [{ rule: 'once', from: '2026-11-24', to: '2027-11-24' }]),
    '2026-11-24T09:00:00+09:00',
    '2027-11-25T00:00:00+09:00',
  ],
  [
    'one day more is not looked at',
    town(always, [{ rule: 'once', from: '2026-11-24', to: '2027-11-25' }]),
    '2026-11-24T09:00:00+09:00',
    null,
  ],
])('%s', (_, town, at, next) => {
  expect(nextOf(town, at)).toBe(next);
});

test('a kind that the town does not issue never opens, an unknown site is a defect', () => {
  expect(opensNext(town(always, []), 'here', 'SealRegistration', 0)).toBeNull();
  expect(() => opensNext(town(always, []), 'elsewhere', 'ResidentRecord', 0)).toThrow(RangeError);
});

const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
const someTown = record({
  days: subarray([...WEEK], { minLength: 1 }),
  from: integer({ min: 0, max: 22 }),
  length: integer({ min: 1, max: 24 }),
  closed: subarray<Closed>([
    { rule: 'holidays' },
    yearEnd,
    { rule: 'weekday', days: ['sat'] },
    { rule: 'nthWeekday', nth: 2, day: 'wed' },
    { rule: 'dayAfterNthWeekday', nth: 3, day: 'sat' },
  ]),
  kindHours: constantFrom(office, always),
}).map(({ days, from, length, closed, kindHours }) =>
  town([{ days, from: hour(from), to: hour(Math.min(24, from + length)) }], closed, kindHours),
);

test('next is open, is not in the past, and nothing opens before it', () => {
  const moments = integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2027-12-31T00:00Z') });
  assert(
    property(someTown, moments, (town, moment) => {
      const open = (at: number) => isOpen(town, 'here', 'ResidentRecord', at);
      const next = opensNext(town, 'here', 'ResidentRecord', moment);
      const end = next ?? moment + 40 * 24 * HOUR;
      const before = Array.from(
        { length: Math.ceil((end - moment) / HOUR) },
        (_, hours) => moment + hours * HOUR,
      );
      expect(next === null || (next >= moment && open(next))).toBe(true);
      expect(before.filter(open)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
