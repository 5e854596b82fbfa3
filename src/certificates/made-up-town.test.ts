import { expect, test } from 'vitest';

import { madeUpTown } from './made-up-town.ts';

test('the made-up town says that it is made up', () => {
  expect(madeUpTown.municipality.shown.ja).toContain('見本');
  expect(madeUpTown.municipality.shown.en).toContain('made-up');
  expect(madeUpTown.municipality.head).toContain('見本');
});

test('its hours open before they close', () => {
  const hours = [...madeUpTown.sites, ...madeUpTown.kinds].flatMap((each) => each.hours);
  expect(hours.filter(({ from, to }) => from >= to)).toEqual([]);
});

test('its holidays stand once and in order, with those that fall in for others', () => {
  const { holidays } = madeUpTown;
  expect(holidays).toEqual([...new Set(holidays)].toSorted());
  expect(holidays.filter((day) => day.startsWith('2026'))).toHaveLength(18);
  expect(holidays.filter((day) => day.startsWith('2027'))).toHaveLength(17);
  // 振替休日, 国民の休日
  expect(holidays).toEqual(expect.arrayContaining(['2026-05-06', '2026-09-22', '2027-03-22']));
});
