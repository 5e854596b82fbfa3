import { expect, test } from 'vitest';

import type { Remedy, Town } from '#contract/town.ts';

import { madeUpTown } from './made-up-town.ts';
import { placesFor } from './places.ts';

const at = (moment: string): number => Date.parse(`${moment}+09:00`);
const ids = (remedy: Remedy, moment: string, town: Town = madeUpTown) =>
  placesFor(town, 'ekimae', remedy, at(moment)).map(({ shown, here, now, next }) => [
    shown.ja,
    here,
    now,
    next,
  ]);

const CORNER = '電子証明書手続きコーナー(2階)';
const HALL = '町役場 住民課';
const CENTER = 'マイナンバーカードセンター';

test.each<readonly [string, Remedy, string, readonly (readonly unknown[])[]]>([
  [
    'this building first, then the nearest',
    'pinReset',
    '2026-11-25T10:00',
    [
      [CORNER, true, 'open', null],
      [HALL, false, 'open', null],
    ],
  ],
  [
    'before it opens',
    'pinReset',
    '2026-11-25T08:45',
    [
      [CORNER, true, 'later', '2026-11-25T09:00:00+09:00'],
      [HALL, false, 'open', null],
    ],
  ],
  [
    'at its very end it is over',
    'pinReset',
    '2026-11-25T17:00',
    [
      [CORNER, true, 'over', '2026-11-26T09:00:00+09:00'],
      [HALL, false, 'open', null],
    ],
  ],
  [
    'a holiday',
    'certificateRenewal',
    '2026-11-23T10:00',
    [
      [CORNER, true, 'shut', '2026-11-24T09:00:00+09:00'],
      [HALL, false, 'shut', '2026-11-24T08:30:00+09:00'],
    ],
  ],
  [
    'only places that can do it',
    'cardIssue',
    '2026-11-25T10:00',
    [
      [HALL, false, 'open', null],
      [CENTER, false, 'open', null],
    ],
  ],
])('%s', (_, remedy, moment, expected) => {
  expect(ids(remedy, moment)).toEqual(expected);
});

test("today's hours are the day's own", () => {
  const tuesday = placesFor(madeUpTown, 'ekimae', 'cardIssue', at('2026-11-24T10:00'));
  expect(tuesday[1]).toMatchObject({ now: 'later', today: [{ from: '11:00', to: '19:00' }] });
});

test('a town that names no place has no guidance to give', () => {
  const silent = {
    ...madeUpTown,
    places: [],
    sites: madeUpTown.sites.map((site) => ({ ...site, near: [] })),
  };
  expect(ids('pinReset', '2026-11-25T10:00', silent)).toEqual([]);
});
