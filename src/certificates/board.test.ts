import { expect, test } from 'vitest';

import { boardAt } from './board.ts';
import { madeUpTown } from './made-up-town.ts';

const at = (moment: string): number => Date.parse(`${moment}+09:00`);
const notice = (ja: string, from: string, to: string, sites?: string[]) => ({
  shown: { ja, en: ja },
  from,
  to,
  ...(sites ? { sites } : {}),
});
const town = {
  ...madeUpTown,
  notices: [
    notice('older', '2026-11-01', '2026-11-30'),
    notice('elsewhere', '2026-11-20', '2026-11-30', ['another']),
    notice('here', '2026-11-24', '2026-11-24', ['ekimae']),
    notice('newest', '2026-11-24', '2026-12-24'),
  ],
};

test.each([
  ['2026-10-31T23:59', []],
  ['2026-11-01T00:00', ['older']],
  ['2026-11-24T12:00', ['here', 'newest']],
  ['2026-11-25T00:00', ['newest', 'older']],
  ['2026-12-24T23:59', ['newest']],
  ['2026-12-25T00:00', []],
])('at %s the notices are %j: those of this site and day, the newest first, two at most', (moment, found) => {
  expect(boardAt(town, 'ekimae', at(moment)).notices.map(({ ja }) => ja)).toEqual(found);
});

test('tells the hours of the day, and none on a closed one', () => {
  expect(boardAt(town, 'ekimae', at('2026-11-24T12:00')).today).toEqual([{ from: '06:30', to: '23:00' }]);
  expect(boardAt(town, 'ekimae', at('2026-12-31T12:00')).today).toEqual([]);
});
