import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { CashStatus } from '#devices/cash/port.ts';

import { READY_CASH } from '../testing/ready-cash.ts';
import { cashNews } from './cash-news.ts';

/** Change for a usual fee is there, and none for more than 1,000 yen. */
const cash = {
  accepting: (due: number) =>
    due > 1000
      ? { accepting: [10, 50, 100, 500] as const, exactOnly: true }
      : { accepting: READY_CASH.accepting, exactOnly: false },
};
const all = { type: 'cash.accepting', accepts: READY_CASH.accepting, exactOnly: false };
const exact = { type: 'cash.accepting', accepts: [10, 50, 100, 500], exactOnly: true };

test.each<[string, Partial<CashStatus>, number, object]>([
  ['before paying, by what is due', {}, 1200, exact],
  ['before paying, a usual fee', {}, 300, all],
  ['while nothing is due yet', {}, 0, all],
  ['while paying, as the devices say', { deposit: 'start' }, 1200, all],
  ['while coins fall, as the devices say', { deposit: 'count' }, 1200, all],
  [
    'failed',
    { device: 'offline' },
    1200,
    { type: 'cash.failed', fault: { code: 'offline', who: 'technician' } },
  ],
])('%s', (_, change, due, news) => {
  expect(cashNews(cash, { ...READY_CASH, ...change }, yen(due))).toEqual(news);
});
