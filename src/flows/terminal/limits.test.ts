import { expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';

import { Rehearsal } from '../testing/visit.ts';

/** Longer than anything is waited for, ms. */
const FOR_EVER = 1_000_000_000;

test('devices that cannot be reconciled in two minutes stop the terminal', async () => {
  const rehearsal = new Rehearsal();
  rehearsal.desk.pace = FOR_EVER;
  await rehearsal.start();
  await rehearsal.desk.clock.pass(119_999);
  expect(rehearsal.screen).toMatchObject({ name: 'outOfService', code: 'starting' });
  await rehearsal.desk.clock.pass(1);
  expect(rehearsal.screen).toMatchObject({ name: 'outOfService', code: 'recoveryTimeout' });
});

test.each([
  [299_999, { paidOut: 100, owed: 0 }],
  [300_000, { paidOut: 0, owed: 1 }],
])('%i ms after a crash its resident gets: %j', async (ago, { paidOut, owed }) => {
  const rehearsal = new Rehearsal();
  const { desk } = rehearsal;
  const visit = VisitId.parse('left-open');
  desk.books.visits.begin(visit, 'ja');
  await desk.cash.beginDeposit({ visit, due: yen(200) });
  desk.drop(100);
  rehearsal.open = [
    { visit, open: true, at: desk.clock.now() - ago, printed: 0, kept: yen(0), withheld: yen(0) },
  ];
  await rehearsal.start();
  expect([desk.paidOut, desk.owed.length, desk.held(visit)]).toEqual([paidOut, owed, 0]);
});

test('a stop waits a quarter of a minute for a visit that does not come to its end', async () => {
  const visit = await new Rehearsal().start();
  await visit.toPay();
  visit.desk.pace = FOR_EVER;
  let stopped = false;
  const stopping = visit.flow.stop().then(() => (stopped = true));
  await visit.desk.clock.pass(14_999);
  expect(stopped).toBe(false);
  await visit.desk.clock.pass(1);
  await settled();
  expect(stopped).toBe(true);
  await stopping;
});

test('a stop while money and papers are reconciled lets that come to its end', async () => {
  const rehearsal = new Rehearsal();
  const reconciled = Promise.withResolvers<readonly []>();
  rehearsal.desk.printer.reconcile = () => reconciled.promise;
  await rehearsal.start();
  let stopped = false;
  const stopping = rehearsal.flow.stop().then(() => (stopped = true));
  await settled();
  expect(stopped).toBe(false);
  reconciled.resolve([]);
  await stopping;
  expect(rehearsal.desk.raised.map(({ id }) => id)).toContain('terminal.started');
});
