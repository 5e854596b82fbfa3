import { expect, onTestFinished, test } from 'vitest';

import { ok } from '#contract/result.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import type { CashPort } from '#devices/cash/port.ts';
import { testLedger } from '#ledger/testing/test-ledger.ts';

import { StaffRehearsal } from '../testing/staff.ts';
import { STAFF_LIMITS, STAFF_PATIENCE } from './machine.ts';

async function atTerminal() {
  const books = testLedger();
  onTestFinished(() => books[Symbol.dispose]());
  const terminal = await new StaffRehearsal(books.ledger).start();
  await settled();
  return { terminal, ledger: books.ledger };
}

test('who turns back from an open hopper is told first what that costs, and may go on', async () => {
  const { terminal } = await atTerminal();
  await terminal.signIn();
  await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 });
  await terminal.tap({ name: 'pinDigit', digit: 4 }, 'back');
  expect(terminal.view).toMatchObject({ page: 'told', refusal: 'uncounted' });
  expect(terminal.desk.done.at(-1)).toBe('units opened');
  await terminal.tap('back');
  expect(terminal.view).toMatchObject({ page: 'fill', fields: [{ field: 'coins', typed: '4' }] });
});

test('hands in a unit are given their time', async () => {
  const { terminal } = await atTerminal();
  await terminal.signIn();
  await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 });
  await terminal.desk.clock.pass(2 * STAFF_PATIENCE.staff * 1000);
  expect(terminal.view).toMatchObject({ page: 'fill' });
});

test('a unit that opens after its time was over is shut again', async () => {
  const { terminal } = await atTerminal();
  const opened = Promise.withResolvers<Awaited<ReturnType<CashPort['beginExchange']>>>();
  terminal.desk.cash.beginExchange = () => opened.promise;
  await terminal.signIn();
  await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 });
  await terminal.desk.clock.pass(STAFF_LIMITS.unlock);
  expect(terminal.view).toMatchObject({ page: 'told', refusal: 'busy' });
  opened.resolve(ok());
  await settled();
  expect(terminal.desk.done.at(-1)).toBe('units shut: hopper:10 hopper:50 hopper:100 hopper:500');
});

test('a unit that could not be shut is shut when its member of staff leaves', async () => {
  const { terminal } = await atTerminal();
  const { cash } = terminal.desk;
  const shuts = cash.endExchange.bind(cash);
  cash.endExchange = () => Promise.reject(new Error('the disk is full'));
  await terminal.signIn();
  await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 }, 'back', 'next');
  cash.endExchange = shuts;
  await terminal.tap('cancel');
  expect(terminal.name).toBe('idle');
  expect(terminal.desk.done.at(-1)).toBe('units shut: hopper:10 hopper:50 hopper:100 hopper:500');
});

test('what may be in the books already is not said to be undone', async () => {
  const { terminal, ledger } = await atTerminal();
  await terminal.signIn();
  await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 });
  await terminal.types('30');
  terminal.desk.events.raise = () => {
    throw new Error('the disk is full');
  };
  await terminal.tap('next');
  expect(terminal.view).toMatchObject({ page: 'told', refusal: 'outcomeUnknown' });
  expect(ledger.balance('hopper:10')).toBe(300);
});

test('units that were left open are told as such, not as devices that are away', async () => {
  const { terminal } = await atTerminal();
  await terminal.signIn();
  terminal.desk.cashFault = { code: 'unitsOpen', who: 'staff' };
  await terminal.tap({ name: 'openTask', task: 'forcedReturn' }, 'next');
  expect(terminal.view).toMatchObject({ page: 'told', refusal: 'unitsOpen' });
});
