import { expect, test } from 'vitest';

import type { TownYear } from '#contract/town.ts';

import { TOWN } from '../testing/running-center.ts';
import { yearsAt } from './years.ts';

const year = (which: number, from: string, until?: string): TownYear => ({
  year: which,
  shown: { ja: `令和${which - 2018}年度`, en: `Fiscal ${which}` },
  printed: `令和${which - 2018}年度`,
  from,
  ...(until !== undefined && { until }),
});

test.each([
  ['2026-06-10T08:29:59+09:00', [2025, 2024]],
  ['2026-06-10T08:30:00+09:00', [2026, 2025, 2024]],
  ['2026-06-30T23:59:59+09:00', [2026, 2025, 2024]],
  ['2026-07-01T00:00:00+09:00', [2026, 2025]],
])('at %s the years are %j: each has its day and its minute in Japan', (moment, years) => {
  const [kind] = TOWN.kinds;
  if (!kind) throw new Error('no kind');
  const table = [
    year(2024, '2024-06-10T08:30', '2026-07-01T00:00'),
    year(2026, '2026-06-10T08:30'),
    year(2025, '2025-06-10T08:30'),
  ];
  expect(yearsAt({ ...kind, years: table }, Date.parse(moment)).map((each) => each.year)).toEqual(years);
});
