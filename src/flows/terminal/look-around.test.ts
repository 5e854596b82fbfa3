import { expect, test } from 'vitest';

import { IntentId, VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { SLIP } from '../testing/scripted-relay.ts';
import { Rehearsal } from '../testing/visit.ts';

const TAKE_PAPER = { code: 'takePaper', who: 'resident' } as const;

test('a visit that begins while the devices are asked is not touched by what they answer', async () => {
  const visit = await new Rehearsal().start();
  visit.desk.pace = 300;
  visit.desk.printerFault = TAKE_PAPER;
  await visit.desk.clock.pass(5_100);
  await visit.tap({ name: 'start', language: 'ja' });
  visit.desk.pace = 0;
  await visit.desk.clock.pass(10_000);
  expect(visit.name).toBe('choose');
  expect(visit.desk.raised.filter(({ id }) => id === 'terminal.outOfService')).toEqual([]);
  await visit.tap('cancel', 'next');
  await visit.desk.clock.pass(2_000);
  expect(visit.name).toBe('papersLeft');
});

test('what the town decided is not taken up in the midst of a visit that began while the center was asked about a payment', async () => {
  const visit = await new Rehearsal().start();
  const { offers, desk } = visit;
  let looked = 0;
  Object.defineProperty(visit, 'offers', { get: () => ((looked += 1), offers) });
  const payment = {
    request: IntentId.parse('earlier'),
    visit: VisitId.parse('earlier'),
    slip: SLIP,
    fee: yen(300),
  };
  desk.relay.book.intend(payment);
  desk.pace = 300;
  await desk.clock.pass(5_100);
  await visit.tap({ name: 'start', language: 'ja' });
  expect(visit.name).toBe('choose');
  const before = looked;
  await desk.clock.pass(10_000);
  expect(desk.relay.told).toEqual(['earlier']);
  expect(looked).toBe(before);
});

test('a visit has what is on offer when it begins, not what an inspection found before', async () => {
  const visit = await new Rehearsal().start();
  const [first] = visit.offers;
  visit.offers = first ? [{ ...first, fee: yen(350) }] : [];
  await visit.tap({ name: 'start', language: 'ja' });
  expect(visit.screen).toMatchObject({ name: 'choose', offers: [{ fee: 350 }] });
  await visit.tap('cancel', 'next');
  visit.offers = [];
  await visit.tap({ name: 'start', language: 'ja' });
  expect(visit.name).toBe('idle');
});
