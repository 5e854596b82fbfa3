import { describe, expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { Rehearsal } from '../testing/visit.ts';
import { PAPER_LIMITS } from './machine.ts';

const STAFF = '1001';
const UNKNOWN = { verdict: 'unknown', cause: 'printer-restarted', fault: undefined } as const;

function staffed(): ScriptedDesk {
  const desk = new ScriptedDesk();
  desk.staff = {
    roleOf: () => 'counter',
    enter: (number, code) => {
      const right = number === '1001' && code.toString('latin1') === '246810';
      code.fill(0);
      return Promise.resolve(right ? 'entered' : 'refused');
    },
  };
  return desk;
}

/** A visit that paid 500 yen for two copies, of which the first is lost to sight. */
async function locked(): Promise<Rehearsal> {
  const visit = await new Rehearsal(staffed()).start();
  visit.desk.reports = [UNKNOWN];
  await visit.toPay(2);
  await visit.drop(500);
  return visit;
}

async function type(visit: Rehearsal, digits: string): Promise<void> {
  for (const digit of digits) await visit.tap({ name: 'pinDigit', digit: Number(digit) });
  await visit.tap('next');
}

async function enter(visit: Rehearsal): Promise<void> {
  await visit.tap('staff');
  await type(visit, '1001');
  await type(visit, '246810');
}

describe('a sheet that nobody can tell about', () => {
  test('locks the screen and calls staff, and keeps the money where it is', async () => {
    const visit = await locked();
    expect(visit.screen).toEqual({ name: 'paperLocked', resident: true, money: true });
    expect(visit.desk.raised).toContainEqual(expect.objectContaining({ id: 'paper.locked' }));
    expect([visit.desk.sent.length, visit.desk.paidOut, visit.desk.owed]).toEqual([1, 0, []]);
  });

  test('opens to the staff code only; of the code the screen knows the number of digits', async () => {
    const visit = await locked();
    await visit.tap('staff');
    await type(visit, '1001');
    await visit.tap({ name: 'pinDigit', digit: 9 });
    expect(visit.screen).toEqual({ name: 'staffCode', entered: 1 });
    await type(visit, '99999');
    expect(visit.screen).toEqual({ name: 'staffNumber', number: '', trouble: 'refused' });
    await type(visit, '1001');
    await type(visit, '246810');
    expect(visit.screen).toMatchObject({ name: 'staffPaper', step: 'counting', sheets: 1, resident: true });
    const seen = JSON.stringify([visit.screen, visit.desk.raised]);
    expect(seen).not.toContain('246810');
  });

  test('stays shut to a role that papers of residents are not for', async () => {
    const visit = await locked();
    const door = visit.desk.staff;
    if (door) door.roleOf = () => 'maintenance';
    await enter(visit);
    expect(visit.screen).toEqual({ name: 'staffNumber', number: '', trouble: 'forbidden' });
    expect(visit.desk.raised).toContainEqual({ id: 'staff.denied', by: STAFF, task: 'papers' });
  });

  test('found and destroyed: recorded, and printed anew under a new number, for the same money', async () => {
    const visit = await locked();
    const [first] = visit.desk.sent;
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 1 }, { name: 'disposed', disposal: 'destroyed' });
    await visit.tap({ name: 'afterPaper', give: 'reprint' });
    expect(visit.desk.recovered).toEqual([{ disposal: 'destroyed', sheets: 1, by: STAFF }]);
    expect(visit.desk.sent).toHaveLength(3);
    expect(new Set(visit.desk.sent.map(({ issue }) => issue)).size).toBe(3);
    expect(visit.desk.sent[1]).toMatchObject({ personKey: first?.personKey, fee: 200 });
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 2 });
    await visit.tap('next', 'next');
    expect(visit.screen).toMatchObject({ name: 'finished', fee: 400, change: 100 });
  });

  test('not found: recorded, and the fee of what did not come out is paid back at once', async () => {
    const visit = await locked();
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'refund' });
    expect(visit.desk.recovered).toEqual([{ disposal: 'notFound', sheets: 0, by: STAFF }]);
    expect(visit.desk.sent).toHaveLength(1);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 500 });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'printer', code: 'voided' });
    await visit.tap('next');
    expect([visit.name, visit.desk.owed]).toEqual(['idle', []]);
  });

  test('found whole and handed over: the fee is earned, and the other copy is printed', async () => {
    const visit = await locked();
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 1 }, { name: 'disposed', disposal: 'handedOver' });
    expect(visit.desk.recovered).toEqual([{ disposal: 'handedOver', sheets: 1, by: STAFF }]);
    expect(visit.desk.sent).toHaveLength(2);
    await visit.tap('next', 'next');
    expect(visit.screen).toMatchObject({ name: 'finished', papers: 2, fee: 400, change: 100 });
  });

  test('more sheets than were printed are never handed over: one may be somebody else’s', async () => {
    const visit = await locked();
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 2 }, { name: 'disposed', disposal: 'handedOver' });
    expect(visit.screen).toMatchObject({ name: 'staffPaper', step: 'disposing' });
    expect(visit.desk.recovered).toEqual([]);
  });

  test('the new copy is in doubt as well: staff look again', async () => {
    const visit = await locked();
    visit.desk.reports = [UNKNOWN];
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'reprint' });
    expect(visit.name).toBe('paperLocked');
  });

  test('the center makes no new copy: the fee is paid back', async () => {
    const visit = await locked();
    await enter(visit);
    visit.desk.centerFault = { code: 'offline', who: 'technician' };
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'reprint' });
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 500 });
  });

  test('a new copy for somebody else stops the terminal', async () => {
    const visit = await locked();
    await enter(visit);
    const { PersonKey } = await import('#contract/ids.ts');
    visit.desk.documentsFor = PersonKey.parse('b'.repeat(64));
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'reprint' });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch' });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'outOfService', code: 'personMismatch' });
    expect(visit.desk.sent).toHaveLength(1);
  });
});

test.each([
  ['fails', () => Promise.reject(new Error('the disk is full'))],
  ['does not answer', () => new Promise<never>(() => undefined)],
])('a door that %s is no wrong code: the screen says whose fault it is', async (_, answer) => {
  const visit = await locked();
  visit.desk.staff = { roleOf: () => 'counter', enter: answer };
  const other = await new Rehearsal(visit.desk).start();
  expect(other.name).toBe('paperLocked');
  await enter(other);
  await other.desk.clock.pass(PAPER_LIMITS.check);
  expect(other.screen).toEqual({ name: 'staffNumber', number: '', trouble: 'failed' });
});

describe('papers that came out before the doubtful one', () => {
  /** The first of two copies came out, the second is lost to sight. */
  async function second(): Promise<Rehearsal> {
    const visit = await new Rehearsal(staffed()).start();
    visit.desk.reports = [{ verdict: 'printed', cause: 'completed', fault: undefined }, UNKNOWN];
    await visit.toPay(2);
    await visit.drop(500);
    return visit;
  }

  test('are called for when nobody comes', async () => {
    const visit = await second();
    await visit.tap('cancel');
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 1 });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 100 });
  });

  test('are called for when the fee of the other is given back', async () => {
    const visit = await second();
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'refund' });
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 1 });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 300 });
  });

  test('are called for when no new copy can be made', async () => {
    const visit = await second();
    await enter(visit);
    visit.desk.centerFault = { code: 'offline', who: 'technician' };
    await visit.tap({ name: 'sheetsFound', sheets: 0 }, { name: 'afterPaper', give: 'reprint' });
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 1 });
  });
});

describe('staff who do not come', () => {
  test.each([
    ['after the limit', (visit: Rehearsal) => visit.desk.clock.advance(PAPER_LIMITS.staff)],
    ['when the resident cannot wait', (visit: Rehearsal) => void visit.tap('cancel')],
  ])('%s the resident gets the rest back and a number, and the screen stays locked', async (_, end) => {
    const visit = await locked();
    end(visit);
    await settled();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({
      name: 'trouble',
      money: { state: 'owed', amount: 200, returned: 300 },
    });
    expect(visit.desk.slipPress.composed).toMatchObject([{ slip: { slip: 'owed', amount: 200 } }]);
    await visit.tap('next');
    expect(visit.screen).toEqual({ name: 'paperLocked', resident: false, money: false });
    await visit.tap('cancel', { name: 'start', language: 'ja' });
    expect(visit.name).toBe('paperLocked');
    expect(visit.desk.raised.filter(({ id }) => id === 'paper.locked')).toHaveLength(2);
    await enter(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 1 }, { name: 'disposed', disposal: 'destroyed' });
    await visit.tap({ name: 'afterPaper', give: 'refund' });
    expect(visit.desk.recovered).toEqual([{ disposal: 'destroyed', sheets: 1, by: STAFF }]);
    expect(visit.name).toBe('idle');
  });

  test.each(['staffNumber', 'staffCode', 'counting', 'disposing', 'deciding'])(
    'a door left open at %s closes by itself',
    async (step) => {
      const visit = await locked();
      await visit.tap('staff');
      if (step !== 'staffNumber') await type(visit, '1001');
      if (step !== 'staffNumber' && step !== 'staffCode') await type(visit, '246810');
      if (step === 'disposing') await visit.tap({ name: 'sheetsFound', sheets: 1 });
      if (step === 'deciding') await visit.tap({ name: 'sheetsFound', sheets: 0 });
      expect(Object.values(visit.screen)).toContain(step);
      visit.desk.clock.advance(PAPER_LIMITS.idle - 1);
      await settled();
      expect(Object.values(visit.screen)).toContain(step);
      visit.desk.clock.advance(1);
      await settled();
      expect(visit.name).toBe('paperLocked');
      expect(visit.desk.recovered).toEqual([]);
    },
  );
});
