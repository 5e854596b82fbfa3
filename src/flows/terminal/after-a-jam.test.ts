import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';
import type { CashStatus } from '#devices/cash/port.ts';

import { READY_CASH } from '../testing/ready-cash.ts';
import { Rehearsal } from '../testing/visit.ts';

const JAMMED: CashStatus = {
  ...READY_CASH,
  device: 'fault',
  faults: [{ code: 'coinJam', who: 'staff' }],
  accepting: [],
};

/** A visit that a coin jam ended; its resident stands before what became of the money. */
async function jammed() {
  const visit = await new Rehearsal().start();
  let status = READY_CASH;
  visit.desk.cash.status = () => status;
  const becomes = async (now: CashStatus): Promise<void> => {
    status = now;
    visit.desk.accept(...now.accepting);
    await settled();
  };
  const opened: string[] = [];
  visit.desk.cash.open = () => {
    opened.push(status.device);
    return Promise.reject(new Error('a jam needs no opening'));
  };
  await visit.toPay();
  status = JAMMED;
  visit.desk.failCash({ code: 'coinJam', who: 'staff' });
  await settled();
  return { visit, becomes, opened };
}

test('after a visit that ended in a jam nobody is invited before the slot is clear: the screen says who must come', async () => {
  const { visit, becomes, opened } = await jammed();
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'outOfService', area: 'cash', code: 'coinJam', who: 'staff' });
  await visit.desk.clock.pass(10_000);
  expect(visit.name).toBe('outOfService');
  await becomes(READY_CASH);
  await visit.desk.clock.pass(5_000);
  expect(visit.name).toBe('idle');
  expect(opened).toEqual([]);
  await visit.toPay();
  expect(visit.name).toBe('pay');
});

test('the first screen follows the cash devices at once, and does not wait for the next inspection', async () => {
  const visit = await new Rehearsal().start();
  let status: CashStatus = { ...READY_CASH, exactOnly: true };
  visit.desk.cash.status = () => status;
  visit.desk.accept(10);
  expect(visit.screen).toMatchObject({ name: 'idle', exactOnly: true });
  status = JAMMED;
  visit.desk.accept();
  expect(visit.screen).toMatchObject({ name: 'outOfService', code: 'coinJam', who: 'staff' });
});
