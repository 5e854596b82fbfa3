import { expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { SLIP } from '../testing/scripted-relay.ts';
import { askAgain } from './tell-paid.ts';

test('a payment that the center will not hear of keeps no other one waiting', async () => {
  const desk = new ScriptedDesk();
  const payments = ['first', 'second'].map((request) => ({
    request,
    visit: VisitId.parse(`visit-${request}`),
    slip: SLIP,
    fee: yen(300),
  }));
  for (const payment of payments) desk.books.relay.intend(payment);
  desk.center.relayPaid = ({ request }) =>
    Promise.resolve(
      request === 'first' ? err({ code: 'conflict', who: 'technician' }) : ok({ answer: 'paid' }),
    );
  await askAgain(desk);
  expect(desk.relay.payments).toMatchObject([{ outcome: null }, { outcome: 'done' }]);
});
