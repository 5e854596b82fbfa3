import type { Town } from '#contract/town.ts';

import type { Copies, Payments } from '../store/tallies.ts';
import { sum } from './figures.ts';
import type { Figures, Row } from './figures.ts';
import { byPlace } from './by-place.ts';
import { placesOf } from './places.ts';
import type { StatisticsPlan } from './plan.ts';
import { yearName } from './year.ts';

/** What was counted in one fiscal year. */
export interface Counted {
  readonly year: number;
  readonly copies: readonly Copies[];
  readonly payments: readonly Payments[];
}

/** The bands of `BAND_ENDS`, named as cities publish them; the last holds what came after 23:00, too. */
const BANDS = ['～8:30 早朝', '～12:00 午前', '～17:15 午後', '～23:00 夜間'];
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];
const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;

/** 集計: the tables that a city publishes, each of which adds up. A copy is counted when it came out, at the time its number was drawn. */
export function report(
  { year, copies, payments }: Counted,
  plan: StatisticsPlan,
  town: Pick<Town, 'kinds'>,
): readonly Figures[] {
  const all = sum(copies.map((each) => each.copies));
  const where = (holds: (each: Copies) => boolean) => sum(copies.filter(holds).map((each) => each.copies));
  const counters = sum(plan.counted.filter((each) => each.year === year).map((each) => each.copies));
  return [
    byPlace({ year, copies }, plan, town),
    byYear(year, all, all + counters, plan),
    counts(
      'months',
      '月別',
      MONTHS.map((month) => [`${month}月`, where(({ day }) => monthOf(day) === month)]),
    ),
    counts(
      'bands',
      '時間帯別',
      BANDS.map((band, at) => [band, where((each) => each.band === at)]),
    ),
    counts(
      'weekdays',
      '曜日別',
      WEEKDAYS.map((name, at) => [name, where(({ day }) => (day + THURSDAY) % 7 === at)]),
    ),
    counts('areas', '区内・区外', [
      ['区内', where(({ terminal }) => !isOutside(terminal, plan))],
      ['区外', where(({ terminal }) => isOutside(terminal, plan))],
    ]),
    relay(payments, plan),
  ];
}

function byYear(year: number, copies: number, all: number, { earlier }: StatisticsPlan): Figures {
  const years = [...earlier.filter((each) => each.year < year), { year, copies, all, note: undefined }];
  return {
    id: 'years',
    title: '年度別の交付率と通数',
    heads: ['年度', '交付率', '端末の通数', '全体の通数'],
    rows: years
      .toSorted((one, other) => one.year - other.year)
      .map(({ year, copies, all, note }) => ({
        label: yearName(year) + (note === undefined ? '' : `(${note})`),
        cells: [{ part: copies, of: all }, { copies }, { copies: all }],
      })),
  };
}

/** One number for each line, its share, and their sum. */
function counts(id: Figures['id'], title: string, lines: readonly (readonly [string, number])[]): Figures {
  const all = sum(lines.map(([, copies]) => copies));
  const row = (label: string, copies: number): Row => ({
    label,
    cells: [{ copies }, { part: copies, of: all }],
  });
  return {
    id,
    title,
    heads: [title, '通数', '構成比'],
    rows: [...lines.map(([label, copies]) => row(label, copies)), { ...row('計', all), sum: true }],
  };
}

function relay(payments: readonly Payments[], plan: StatisticsPlan): Figures {
  const lines = placesOf(plan, payments).map(([label, of]) => ({
    label,
    count: sum(of.map((each) => each.payments)),
    yen: sum(of.map((each) => each.yen)),
  }));
  const row = ({ label, count, yen }: (typeof lines)[number]): Row => ({
    label,
    cells: [{ copies: count }, { yen }],
  });
  const all = {
    label: '計',
    count: sum(lines.map(({ count }) => count)),
    yen: sum(lines.map(({ yen }) => yen)),
  };
  return {
    id: 'relay',
    title: '取次ぎ発行の手数料収納',
    heads: ['場所', '件数', '金額(円)'],
    rows: [...lines.map(row), { ...row(all), sum: true }],
  };
}

function isOutside(terminal: string, { places }: StatisticsPlan): boolean {
  return places.some(({ area, terminals }) => area === 'outside' && terminals.some((id) => id === terminal));
}

function monthOf(day: number): number {
  return new Date(day * 24 * 60 * 60_000).getUTCMonth() + 1;
}
