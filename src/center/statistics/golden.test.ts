import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { momentAt, plusDays, weekdayOf } from '#certificates/japan-time.ts';
import { IssueId, IssueNumber, TerminalId } from '#contract/ids.ts';
import type { Kind } from '#contract/certificate.ts';
import { Yen } from '#contract/yen.ts';

import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { TOWN } from '../testing/running-center.ts';
import { shown } from './figures.ts';
import type { Figures } from './figures.ts';
import { StatisticsPlan } from './plan.ts';
import { report } from './report.ts';
import { fiscalYear } from './year.ts';

/**
 * What a city published for 令和3年度: 125,411 copies from machines out of 701,903, by time band, by weekday, and by whether the
 * machine stood in the city. Which copy fell into which band on which weekday was not published; here each count is dealt
 * out in a stride of its own, so that every table must find its own sums again.
 */
const ALL = 125_411;
const BANDS = [
  ['07:00', 5_338],
  ['10:30', 32_430],
  ['14:00', 54_343],
  ['20:00', 33_300],
] as const;
const WEEKDAYS = [
  ['sun', 13_728],
  ['mon', 20_766],
  ['tue', 20_409],
  ['wed', 19_386],
  ['thu', 19_809],
  ['fri', 18_466],
  ['sat', 12_847],
] as const;
const AREAS = [
  ['inside', 103_002],
  ['outside', 22_409],
] as const;
const KINDS = ['ResidentRecord', 'SealRegistration'] as const satisfies readonly Kind[];

const folder = mkdtempSync(join(tmpdir(), 'mado-statistics-'));
let store: Store;
let tables: readonly Figures[];

const plan = StatisticsPlan.parse({
  places: [
    { name: '区内の店舗', terminals: ['inside'] },
    { name: '区外の店舗', terminals: ['outside'], area: 'outside' },
    { name: '戸籍住民課' },
    { name: '区民事務所A', group: '区民事務所', kinds: ['ResidentRecord'] },
    { name: '区民事務所B', group: '区民事務所' },
  ],
  counted: [
    { place: '戸籍住民課', year: 2021, kind: 'ResidentRecord', copies: 300_000 },
    { place: '戸籍住民課', year: 2021, kind: 'SealRegistration', copies: 100_000 },
    { place: '区民事務所A', year: 2021, kind: 'ResidentRecord', copies: 100_000 },
    { place: '区民事務所B', year: 2021, kind: 'SealRegistration', copies: 76_492 },
    { place: '区民事務所B', year: 2020, kind: 'SealRegistration', copies: 1 },
  ],
  earlier: [{ year: 2013, copies: 19_424, all: 647_467, note: '6/10から' }],
});

beforeAll(async () => {
  store = await openStore(join(folder, 'center.db'));
  const copies = Array.from({ length: ALL }, (_, turn) => {
    const [time] = dealt(BANDS, turn, 1);
    const [weekday] = dealt(WEEKDAYS, turn, 30_011);
    const [area] = dealt(AREAS, turn, 70_001);
    return {
      terminal: TerminalId.parse(area),
      issue: IssueId.parse(`i${turn}`),
      number: IssueNumber.parse(`n${turn}`),
      kind: KINDS[turn % 2] ?? 'ResidentRecord',
      fee: Yen.parse(200),
      drawn: momentAt(dayIn(turn, weekday), time),
    };
  });
  const raw = new Database(join(folder, 'center.db'));
  await store.transaction(async ({ roster, issues }) => {
    for (const [area] of AREAS) await roster.enrol(TerminalId.parse(area));
    for (const [drawn, at] of Map.groupBy(copies, (copy) => copy.drawn)) await issues.add(at, drawn);
  });
  raw.exec("UPDATE issues SET outcome = 'printed'");
  raw.close();
  await store.transaction(async ({ issues }) => {
    // What did not come out is not counted, nor what belongs to another year.
    const odd = {
      terminal: TerminalId.parse('inside'),
      kind: 'ResidentRecord' as const,
      fee: Yen.parse(200),
    };
    const [spoilt, late] = ['spoilt', 'late'].map((name) => ({
      ...odd,
      issue: IssueId.parse(name),
      number: IssueNumber.parse(name),
    }));
    if (!spoilt || !late) throw new Error('two copies');
    await issues.add([spoilt], momentAt('2021-06-10', '10:00'));
    await issues.add([late], momentAt('2022-04-01', '00:00'));
    await issues.settle(odd.terminal, [{ issue: late.issue, issueNumber: late.number, outcome: 'printed' }]);
  });
  const { from, to, year } = fiscalYear(2021);
  const counted = await store.transaction(async ({ tallies }) => ({
    year,
    copies: await tallies.copies(from, to),
    payments: await tallies.payments(from, to),
  }));
  tables = report(counted, plan, TOWN);
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The `turn`-th of a deck in which each entry lies as often as it was counted, in steps of `stride` (prime to the whole). */
function dealt<T extends readonly [string, number]>(deck: readonly T[], turn: number, stride: number): T {
  let left = (turn * stride) % ALL;
  for (const entry of deck) {
    if (left < entry[1]) return entry;
    left -= entry[1];
  }
  throw new Error('a short deck');
}

/** A day of that weekday in one of the twelve months in turn. */
function dayIn(turn: number, weekday: string): string {
  const month = (turn % 12) + 4;
  const first =
    month > 12
      ? `2022-${String(month - 12).padStart(2, '0')}-05`
      : `2021-${String(month).padStart(2, '0')}-05`;
  const week = Array.from({ length: 7 }, (_, later) => plusDays(first, later));
  return week.find((day) => weekdayOf(day) === weekday) ?? first;
}

const rows = (id: Figures['id']) =>
  tables.find((table) => table.id === id)?.rows.map(({ label, cells }) => [label, ...cells.map(shown)]);

test('by time band', () => {
  expect(rows('bands')).toEqual([
    ['～8:30 早朝', '5,338', '4.3%'],
    ['～12:00 午前', '32,430', '25.9%'],
    ['～17:15 午後', '54,343', '43.3%'],
    ['～23:00 夜間', '33,300', '26.6%'],
    ['計', '125,411', '100.0%'],
  ]);
});

test('by weekday', () => {
  expect(rows('weekdays')?.map(([day, copies]) => [day, copies])).toEqual([
    ['日', '13,728'],
    ['月', '20,766'],
    ['火', '20,409'],
    ['水', '19,386'],
    ['木', '19,809'],
    ['金', '18,466'],
    ['土', '12,847'],
    ['計', '125,411'],
  ]);
});

test('inside and outside of the city', () => {
  expect(rows('areas')).toEqual([
    ['区内', '103,002', '82.1%'],
    ['区外', '22,409', '17.9%'],
    ['計', '125,411', '100.0%'],
  ]);
});

test('by fiscal year, from the first one', () => {
  expect(rows('years')).toEqual([
    ['平成25年度(6/10から)', '3.0%', '19,424', '647,467'],
    ['令和3年度', '17.9%', '125,411', '701,903'],
  ]);
});

test('by place and kind: every row and column adds up, and nothing stands where nothing is handled', () => {
  expect(rows('places')).toEqual([
    ['区内の店舗', '51,503', '51,499', '103,002', '14.7%'],
    ['区外の店舗', '11,203', '11,206', '22,409', '3.2%'],
    ['戸籍住民課', '300,000', '100,000', '400,000', '57.0%'],
    ['区民事務所A', '100,000', '---', '100,000', '14.2%'],
    ['区民事務所B', '0', '76,492', '76,492', '10.9%'],
    ['端末 計', '62,706', '62,705', '125,411', '17.9%'],
    ['区民事務所 計', '100,000', '76,492', '176,492', '25.1%'],
    ['合計', '462,706', '239,197', '701,903', '100.0%'],
    ['端末の交付率', '13.6%', '26.2%', '17.9%', '---'],
  ]);
});

test('by month, each a twelfth, and their sum', () => {
  const months = rows('months');
  expect(months?.map(([month]) => month)).toEqual(
    [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map((month) => `${month}月`).concat('計'),
  );
  expect(months?.at(-1)?.[1]).toBe('125,411');
  expect(new Set(months?.slice(0, -1).map(([, copies]) => copies))).toEqual(new Set(['10,451', '10,450']));
});
