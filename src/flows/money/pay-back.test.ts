import { expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { payBack } from './pay-back.ts';

const visit = VisitId.parse('visit-1');

test('of a payout in doubt the coins that surely came out are told as returned, the rest is owed', async () => {
  const desk = new ScriptedDesk();
  desk.credit(visit, 700);
  desk.cash.payout = () => {
    desk.credit(visit, -600);
    return Promise.resolve({
      status: 'unknown',
      paid: yen(500),
      doubt: { min: yen(100), max: yen(200), cause: 'hopper.counts-differ' },
      unpaid: yen(0),
      fault: { code: 'inDoubt', who: 'staff' },
    });
  };
  expect(await payBack(desk, visit, { kept: yen(0), withheld: yen(0) })).toMatchObject({
    state: 'owed',
    amount: 100,
    returned: 600,
  });
  expect(desk.owed).toEqual([{ amount: 100, reason: 'unknown' }]);
});
