import { expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { SLIP } from '../testing/scripted-relay.ts';
import { askAgain, patientAsker } from './tell-paid.ts';

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

test('a round that takes longer than a minute is not asked into, and each answer is settled once', async () => {
  const desk = new ScriptedDesk();
  const payment = { request: 'r-1', visit: VisitId.parse('visit-1'), slip: SLIP, fee: yen(300) };
  desk.books.relay.intend(payment);
  const answers: (() => void)[] = [];
  desk.center.relayPaid = () =>
    new Promise((resolve) => void answers.push(() => resolve(ok({ answer: 'paid' }))));
  const ask = patientAsker(desk);
  const first = ask();
  await desk.clock.pass(61_000);
  const second = ask();
  expect(answers).toHaveLength(1);
  for (const answer of answers) answer();
  await Promise.all([first, second]);
  expect(desk.relay.payments).toMatchObject([{ outcome: 'done' }]);
});

test('a payment that was settled while the center was asked again is left as it is', async () => {
  const desk = new ScriptedDesk();
  const payment = { request: 'r-1', visit: VisitId.parse('visit-1'), slip: SLIP, fee: yen(300) };
  desk.books.relay.intend(payment);
  desk.center.relayPaid = () => {
    desk.books.relay.settle('r-1', 'done');
    return Promise.resolve(ok({ answer: 'paid' }));
  };
  await askAgain(desk);
  expect(desk.relay.payments).toMatchObject([{ outcome: 'done' }]);
});
