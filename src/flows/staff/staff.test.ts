import { describe, expect, onTestFinished, test } from 'vitest';

import { StaffId, VisitId } from '#contract/ids.ts';
import { StaffRole, StaffTask, may } from '#contract/staff-task.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import { testLedger } from '#ledger/testing/test-ledger.ts';

import { StaffRehearsal } from '../testing/staff.ts';
import { STAFF_LIMITS, STAFF_PATIENCE } from './machine.ts';

const BY = StaffId.parse('1001');

async function atTerminal() {
  const books = testLedger();
  onTestFinished(() => books[Symbol.dispose]());
  books.ledger.cashier.load(100, 50, BY);
  const terminal = await new StaffRehearsal(books.ledger).start();
  await settled();
  return { terminal, ledger: books.ledger };
}

describe('the door', () => {
  test('opens between visits, to a number and a code; nobody can begin a visit meanwhile', async () => {
    const { terminal } = await atTerminal();
    await terminal.tap('staff');
    expect(terminal.screen).toEqual({ name: 'staffNumber', number: '', trouble: null });
    await terminal.types('1001');
    await terminal.tap({ name: 'start', language: 'ja' });
    expect(terminal.name).toBe('staffCode');
    await terminal.types('246810');
    expect(terminal.view).toMatchObject({ page: 'home', by: '1001', role: 'manager' });
    expect(terminal.desk.visits).toEqual([]);
    expect(JSON.stringify([terminal.screen, terminal.desk.raised])).not.toContain('246810');
  });

  test('does not open during a visit', async () => {
    const { terminal } = await atTerminal();
    await terminal.tap({ name: 'start', language: 'ja' }, 'staff');
    expect(terminal.name).toBe('choose');
  });

  test('stays shut to a wrong code, and shuts itself when nobody types', async () => {
    const { terminal } = await atTerminal();
    await terminal.tap('staff');
    await terminal.types('1001');
    await terminal.types('999999');
    expect(terminal.screen).toMatchObject({ name: 'staffNumber', trouble: 'refused' });
    await terminal.desk.clock.pass(60_000);
    expect(terminal.name).toBe('idle');
  });

  test('takes the words and letters with them that staff chose for themselves, and not before', async () => {
    const { terminal } = await atTerminal();
    await terminal.tap('staff', { name: 'setLanguage', language: 'en' });
    await terminal.types('1001');
    await terminal.types('246810');
    await terminal.desk.clock.pass(90_000);
    expect(terminal.flow.frame()).toMatchObject({ language: 'en', screen: { name: 'staffMode' } });
    await terminal.tap('cancel');
    expect(terminal.flow.frame()).toMatchObject({ language: 'ja', screen: { name: 'idle' } });
  });

  test('signing out, and a time without a touch, both end it and are told', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn();
    await terminal.tap('cancel');
    expect(terminal.name).toBe('idle');
    await terminal.signIn('1002');
    await terminal.desk.clock.pass(STAFF_PATIENCE.staff * 1000);
    expect(terminal.name).toBe('idle');
    expect(terminal.told).toEqual(['1001 left signedOut', '1002 left timeout']);
  });
});

describe('roles', () => {
  test('each task has somebody who may do it, and the manager may do all', () => {
    for (const task of StaffTask.options) expect(may('manager', task)).toBe(true);
    const touched = StaffTask.options.filter((task) => may('maintenance', task));
    expect(touched).toEqual(['openingCheck', 'paperRefill', 'testPrint']);
    expect(StaffTask.options.filter((task) => may('auditor', task))).toEqual(['dayReport', 'monthReport']);
    expect(StaffRole.options.filter((role) => may(role, 'float'))).toEqual(['cash', 'manager']);
  });

  test('a task beyond the role is refused by the flow, whatever the screen shows, and told', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn('1004');
    expect(terminal.view).toMatchObject({ page: 'home', groups: ['check', 'guides', 'more'] });
    await terminal.tap({ name: 'openTask', task: 'float' });
    expect(terminal.view).toMatchObject({ page: 'home' });
    expect(terminal.told).toEqual(['1004 float denied']);
  });
});

describe('money', () => {
  test('float: the unit is opened, the coins are typed, read over and in the books, the unit is shut', async () => {
    const { terminal, ledger } = await atTerminal();
    await terminal.signIn('1003');
    await terminal.tap({ name: 'openTask', task: 'float' });
    expect(terminal.view).toMatchObject({ page: 'choose' });
    await terminal.tap({ name: 'pick', at: 2 });
    expect(terminal.desk.done).toContain('units opened');
    await terminal.types('30');
    expect(terminal.view).toMatchObject({
      page: 'review',
      facts: [
        { unit: 'hopper:100' },
        { fact: 'putIn', count: 30 },
        { fact: 'sum', yen: 3000 },
        { fact: 'coinsAfter', count: 80 },
      ],
    });
    expect(ledger.balance('hopper:100')).toBe(5000);
    await terminal.tap('next');
    expect(terminal.view).toMatchObject({ page: 'told', refusal: null });
    expect(ledger.balance('hopper:100')).toBe(8000);
    expect(terminal.desk.done.at(-1)).toBe('units shut: hopper:100');
    expect(terminal.told).toEqual(['1003 float done']);
  });

  test('who turns back, or goes away, leaves the books alone and the unit shut', async () => {
    const { terminal, ledger } = await atTerminal();
    await terminal.signIn();
    await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 }, 'back', 'next');
    expect(terminal.desk.done.at(-1)).toBe('units shut: hopper:10');
    await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 1 });
    await terminal.desk.clock.pass(STAFF_PATIENCE.unit * 1000);
    expect(terminal.desk.done.at(-1)).toBe('units shut: hopper:50');
    expect(ledger.balance('hopper:50')).toBe(0);
  });

  test('nothing typed goes no further, and one digit can be taken back', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn();
    await terminal.tap({ name: 'openTask', task: 'float' }, { name: 'pick', at: 0 }, 'next');
    expect(terminal.view).toMatchObject({ page: 'fill', fields: [{ field: 'coins', typed: '' }] });
    await terminal.tap({ name: 'pinDigit', digit: 4 }, { name: 'pinDigit', digit: 2 }, 'pinErase');
    expect(terminal.view).toMatchObject({ fields: [{ typed: '4' }] });
  });

  test('collection: bag, pieces and difference; the same bag is not used twice', async () => {
    const { terminal, ledger } = await atTerminal();
    await terminal.signIn();
    const collect = async (): Promise<void> => {
      await terminal.tap({ name: 'openTask', task: 'collect' }, { name: 'pick', at: 4 });
      await terminal.types('77');
      await terminal.types('49');
    };
    await collect();
    expect(terminal.view).toMatchObject({
      facts: [{}, { figures: '77' }, { yen: 5000 }, { yen: 4900 }, { fact: 'difference', yen: -100 }],
    });
    await terminal.tap('next', 'next');
    expect([ledger.balance('hopper:100'), ledger.balance('difference')]).toEqual([0, 100]);
    await collect();
    await terminal.tap('next');
    expect(terminal.view).toMatchObject({ page: 'told', refusal: 'bagUsed' });
  });

  test('with nothing owed and nothing in doubt there is nothing to settle', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn();
    await terminal.tap({ name: 'openTask', task: 'owed' });
    expect(terminal.view).toMatchObject({ page: 'told', refusal: 'nothing' });
  });

  test('what is owed is paid under its number, once', async () => {
    const { terminal, ledger } = await atTerminal();
    const number = owedIn(ledger);
    await terminal.signIn('1002');
    await terminal.tap({ name: 'openTask', task: 'owed' }, { name: 'pick', at: 0 }, 'next');
    expect(terminal.view).toMatchObject({ refusal: null, facts: [{ figures: number }, { yen: 100 }] });
    expect(ledger.cashier.owed(number)?.open).toBe(0);
  });

  test('of much that is owed all can be reached, page by page', async () => {
    const { terminal, ledger } = await atTerminal();
    const numbers = Array.from({ length: 10 }, (_, at) => owedIn(ledger, at + 1));
    const shown = () => {
      const { view } = terminal;
      const choices = view.page === 'choose' ? view.choices : [];
      return choices.flatMap((choice) => (choice.of === 'owed' ? [choice.number] : []));
    };
    await terminal.signIn('1002');
    await terminal.tap({ name: 'openTask', task: 'owed' });
    const first = shown();
    expect(terminal.view).toMatchObject({ page: 'choose', from: 0, all: 10 });
    await terminal.tap('next', { name: 'pick', at: 2 });
    const second = shown();
    expect([...first, ...second].toSorted()).toEqual(numbers.toSorted());
    await terminal.tap({ name: 'pick', at: 1 });
    expect(terminal.view).toMatchObject({ page: 'review', facts: [{ figures: second[1] }, {}, {}] });
  });
});

describe('the day', () => {
  test('a report is read leaf by leaf and closed', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn('1005');
    await terminal.tap({ name: 'openTask', task: 'dayReport' }, { name: 'pick', at: 0 });
    expect(terminal.view).toMatchObject({ page: 'read', title: '2026-11-24', part: 'balanced', leaf: 1 });
    await terminal.tap('next', 'next', 'back');
    expect(terminal.view).toMatchObject({ leaf: 2 });
    expect(terminal.told).toEqual(['1005 dayReport read']);
  });

  test('stopped with a notice, it serves nobody and says so; reopened, it serves again', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn('1002');
    await terminal.tap({ name: 'openTask', task: 'stop' }, { name: 'pick', at: 1 }, 'next', 'next');
    await terminal.desk.clock.pass(2_000);
    expect(terminal.view).toMatchObject({ standing: { stopped: 'moneyWork' } });
    await terminal.tap('cancel');
    expect(terminal.screen).toMatchObject({ name: 'outOfService', code: 'stoppedMoneyWork' });
    await terminal.tap({ name: 'start', language: 'ja' });
    expect(terminal.name).toBe('outOfService');
    expect(terminal.desk.raised.filter(({ id }) => id === 'device.fault')).toEqual([]);
    await terminal.signIn('1002');
    await terminal.tap({ name: 'openTask', task: 'reopen' }, 'next', 'next', 'cancel');
    expect(terminal.name).toBe('idle');
  });
});

describe('what has begun', () => {
  test('is not broken off: neither a tap nor the time ends it before its outcome', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn();
    await terminal.tap({ name: 'openTask', task: 'testPrint' }, 'next', 'cancel', 'back');
    expect(terminal.view).toMatchObject({ page: 'acting' });
    terminal.printed('printed');
    await settled();
    expect(terminal.view).toMatchObject({ page: 'told', refusal: null });
  });

  test('and never answers is told as unknown', async () => {
    const { terminal } = await atTerminal();
    await terminal.signIn();
    await terminal.tap({ name: 'openTask', task: 'testPrint' }, 'next');
    await terminal.desk.clock.pass(STAFF_LIMITS.act);
    expect(terminal.view).toMatchObject({ page: 'told', refusal: 'outcomeUnknown' });
  });
});

test('a guide ticks what the device tells, and leaves the rest to the hand', async () => {
  const { terminal } = await atTerminal();
  terminal.desk.printerFault = { code: 'jam', who: 'staff' };
  await terminal.signIn('1002');
  await terminal.tap({ name: 'openTask', task: 'printerJam' });
  const done = () => {
    const { view } = terminal;
    return view.page === 'guide' ? view.steps.filter(({ state }) => state === 'done').length : -1;
  };
  expect(done()).toBe(0);
  await terminal.tap('next');
  expect(done()).toBe(0);
  terminal.desk.printerFault = { code: 'coverOpen', who: 'staff' };
  await terminal.desk.clock.pass(2_000);
  expect(done()).toBe(2);
  terminal.desk.printerFault = undefined;
  await terminal.desk.clock.pass(2_000);
  expect(done()).toBe(3);
  await terminal.tap('next', 'next');
  expect(terminal.view).toMatchObject({ page: 'home' });
});

test('home follows the devices, what is most urgent first', async () => {
  const { terminal } = await atTerminal();
  await terminal.signIn('1002');
  terminal.desk.printerFault = { code: 'mediaEmpty', who: 'staff' };
  terminal.desk.lay();
  await terminal.desk.clock.pass(2_000);
  expect(terminal.view).toMatchObject({
    standing: {
      todo: [
        { what: 'printer.mediaEmpty', task: 'paperRefill' },
        { what: 'card.cardLeft', task: 'cardLeft' },
      ],
    },
  });
});

/** 100 yen that could not be paid back. */
function owedIn(ledger: ReturnType<typeof testLedger>['ledger'], nth = 1): string {
  const visit = VisitId.parse(`visit-${nth}`);
  ledger.visits.begin(visit, 'ja');
  ledger.cash.observe({
    device: 'coin-1',
    mark: { epoch: 0, counter: nth },
    visit,
    credits: [{ denomination: 100, unit: 'cashbox' }],
    doubts: [],
  });
  const number = ledger.owe(visit, yen(100), 'unpaid');
  ledger.visits.end(visit, 'timeout');
  return number;
}
