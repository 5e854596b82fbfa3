import { expect, test } from 'vitest';

import { TOWN } from '../testing/running-center.ts';
import { csv } from './csv.ts';
import { percent } from './figures.ts';
import { StatisticsPlan, plainPlan } from './plan.ts';
import { report } from './report.ts';
import { fiscalYear, fiscalYearOf, yearName } from './year.ts';

test.each([
  ['2021-03-31', 2020],
  ['2021-04-01', 2021],
  ['2021-12-31', 2021],
])('%s is in fiscal year %i', (day, year) => {
  expect(fiscalYearOf(day).year).toBe(year);
});

test('a fiscal year begins and ends at midnight in Japan', () => {
  const { from, to } = fiscalYear(2021);
  expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
    '2021-03-31T15:00:00.000Z',
    '2022-03-31T15:00:00.000Z',
  ]);
});

test.each([
  [2013, '平成25年度'],
  [2018, '平成30年度'],
  [2019, '令和元年度'],
  [2021, '令和3年度'],
])('%i is %s', (year, name) => {
  expect(yearName(year)).toBe(name);
});

test.each([
  [1, 3, '33.3'],
  [1, 2000, '0.1'],
  [1, 2001, '0.0'],
  [0, 0, '0.0'],
  [3, 3, '100.0'],
])('%i of %i is %s per cent', (part, of, text) => {
  expect(percent(part, of)).toBe(text);
});

const tables = (
  plan = StatisticsPlan.parse({
    places: [{ name: '=駅前, "東"', terminals: ['a'] }],
    counted: [],
    earlier: [],
  }),
) =>
  report(
    {
      year: 2026,
      copies: [
        { terminal: 'a', kind: 'ResidentRecord', day: 20_000, band: 1, copies: 2 },
        { terminal: 'stray', kind: 'TaxPayment', day: 20_001, band: 3, copies: 3 },
      ],
      payments: [{ terminal: 'stray', payments: 2, yen: 900 }],
    },
    plan,
    TOWN,
  );

test('a terminal that no place names is a place of its own, and a kind that came out has its column', () => {
  const [places] = tables();
  expect(places?.heads).toEqual(['場所', '住民票の写し', '印鑑登録証明書', '納税証明書', '計', '構成比']);
  expect(places?.rows.map(({ label }) => label)).toEqual([
    '=駅前, "東"',
    'stray',
    '端末 計',
    '合計',
    '端末の交付率',
  ]);
});

test('fees of the counter that were paid at terminals, by place', () => {
  expect(tables().at(-1)?.rows).toEqual([
    { label: '=駅前, "東"', cells: [{ copies: 0 }, { yen: 0 }] },
    { label: 'stray', cells: [{ copies: 2 }, { yen: 900 }] },
    { label: '計', cells: [{ copies: 2 }, { yen: 900 }], sum: true },
  ]);
});

test('a CSV begins with its mark, quotes what needs it, and holds no formula', () => {
  const [places] = tables();
  if (!places) throw new Error('no table');
  const lines = csv(places).split('\r\n');
  expect(lines[0]).toBe('\uFEFF場所,住民票の写し,印鑑登録証明書,納税証明書,計,構成比');
  expect(lines[1]).toBe('"\'=駅前, ""東""",2,0,,2,40.0');
  expect(lines.at(-1)).toBe('');
});

test('nothing at all is a table of noughts', () => {
  const empty = report({ year: 2026, copies: [], payments: [] }, plainPlan([]), TOWN);
  expect(empty.find(({ id }) => id === 'bands')?.rows.at(-1)).toEqual({
    label: '計',
    cells: [{ copies: 0 }, { part: 0, of: 0 }],
    sum: true,
  });
});
