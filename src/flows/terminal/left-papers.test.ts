import { beforeEach, describe, expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { ScriptedPaperExit } from '../testing/paper-exit.ts';
import { Rehearsal } from '../testing/visit.ts';

/** As long as the resident is called, and as long as whoever takes the papers then is taken for their owner, ms. */
const CALL_MS = 60_000;
const GRACE_MS = 60_000;

const exit = { sees: new ScriptedPaperExit() };
beforeEach(() => {
  exit.sees = new ScriptedPaperExit();
});

async function see(what: 'paper' | 'empty'): Promise<void> {
  exit.sees.become({ exit: what });
  await settled();
}

/** A terminal with a sensor at its output tray, and staff who may sign in. */
async function started(parts: { readonly staffed?: boolean } = {}): Promise<Rehearsal> {
  const desk = new ScriptedDesk();
  desk.paperExit = exit.sees;
  if (parts.staffed !== false) {
    desk.staff = {
      roleOf: () => 'counter',
      enter: (number, code) => {
        code.fill(0);
        return Promise.resolve(number === '1001' ? 'entered' : 'refused');
      },
    };
  }
  return new Rehearsal(desk).start();
}

/** A visit that paid 500 yen for two copies, which lie in the tray. */
async function printed(visit: Rehearsal): Promise<Rehearsal> {
  await visit.toPay(2);
  await visit.drop(500);
  await see('paper');
  expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 2, watched: true, stillThere: false });
  return visit;
}

async function pass(visit: Rehearsal, ms: number): Promise<void> {
  await visit.desk.clock.pass(ms);
}

async function signIn(visit: Rehearsal): Promise<void> {
  await visit.tap('staff');
  for (const digit of [1, 0, 0, 1]) await visit.tap({ name: 'pinDigit', digit });
  await visit.tap('next');
  for (const digit of [2, 4, 6, 8, 1, 0]) await visit.tap({ name: 'pinDigit', digit });
  await visit.tap('next');
}

const raised = (visit: Rehearsal, id: string) => visit.desk.raised.filter((event) => event.id === id);

describe('papers that are taken', () => {
  test('lead on by themselves, once the last sheet has had time to fall', async () => {
    const visit = await printed(await started());
    await see('empty');
    expect(visit.name).toBe('takePapers');
    await see('paper');
    await pass(visit, 10_000);
    expect(visit.name).toBe('takePapers');
    await see('empty');
    await pass(visit, 1_500);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 100 });
    expect(visit.desk.done).not.toContain('forgotten: 2');
  });

  test('are called for anew when the last sheet falls after all, whatever was tapped in between', async () => {
    const visit = await printed(await started());
    await see('empty');
    await visit.tap('next');
    await see('paper');
    expect(visit.name).toBe('takePapers');
    await pass(visit, CALL_MS);
    expect(visit.name).toBe('papersLeft');
    expect(visit.desk.done).toContain('forgotten: 2');
    expect(raised(visit, 'flow.unexpected')).toEqual([]);
  });

  test('that the sensor never saw are the resident’s to confirm', async () => {
    const visit = await started();
    await visit.toPay(1);
    await visit.drop(100, 100);
    await pass(visit, 10_000);
    expect(visit.name).toBe('takePapers');
    await visit.tap('next');
    expect(visit.name).toBe('finished');
  });

  test('without a sensor’s word are the resident’s to confirm', async () => {
    const visit = await printed(await started());
    exit.sees.become({ exit: 'fault', fault: { code: 'silent', who: 'technician' } });
    await settled();
    expect(visit.screen).toMatchObject({ name: 'takePapers', watched: false });
    await visit.tap('next');
    expect(visit.name).toBe('takeMoney');
  });
});

describe('papers that are said to be taken, and are seen all the same', () => {
  test('are pointed to once; then the money is paid, and the last call comes before the next resident', async () => {
    const visit = await printed(await started());
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'takePapers', stillThere: true });
    await visit.tap('next', 'next', 'next');
    expect(visit.screen).toEqual({ name: 'takePapers', papers: null, watched: true, stillThere: false });
    expect(visit.desk.paidOut).toBe(100);
    await visit.tap({ name: 'start', language: 'ja' });
    expect(visit.name).toBe('takePapers');
    await see('empty');
    expect(visit.name).toBe('idle');
  });

  test('in the language of whoever was there, until they have gone', async () => {
    const visit = await started();
    await visit.tap({ name: 'start', language: 'en' }, { name: 'chooseKind', kind: 'ResidentRecord' });
    await visit.tap({ name: 'setLanguage', language: 'en' }, 'cancel');
    await see('paper');
    await visit.tap('next');
    expect(visit.flow.frame()).toMatchObject({ language: 'en', screen: { name: 'takePapers' } });
    await see('empty');
    expect(visit.flow.frame()).toMatchObject({ language: 'ja', screen: { name: 'idle' } });
  });
});

describe('papers that nobody takes', () => {
  async function forgotten(parts?: Parameters<typeof started>[0]): Promise<Rehearsal> {
    const visit = await printed(await started(parts));
    await pass(visit, CALL_MS);
    return visit;
  }

  test('hold the screen and call staff; nobody is served, and no money falls into the empty room', async () => {
    const visit = await forgotten();
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: true });
    expect(visit.desk.done).toContain('forgotten: 2');
    expect(raised(visit, 'paper.held')).toHaveLength(1);
    expect([visit.desk.paidOut, visit.desk.owed]).toEqual([0, [{ amount: 100, reason: 'unpaid' }]]);
    expect(visit.desk.slipPress.composed).toEqual([]);
    await visit.tap({ name: 'start', language: 'ja' }, 'next', 'cancel', 'back');
    await pass(visit, 3_600_000);
    expect(visit.name).toBe('papersLeft');
  });

  test('are dealt with by staff who sign in, and the number of sheets is known to them', async () => {
    const visit = await forgotten();
    await signIn(visit);
    const asked = { name: 'staffPaper', about: 'left', issueNumber: null, sheets: 2 };
    expect(visit.screen).toMatchObject({ ...asked, step: 'counting' });
    await see('empty');
    expect(visit.screen).toMatchObject({ ...asked, step: 'counting' });
    await visit.tap({ name: 'sheetsFound', sheets: 2 });
    expect(visit.screen).toMatchObject({ ...asked, step: 'disposing', found: 2 });
    await visit.tap({ name: 'disposed', disposal: 'kept' });
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'kept', sheets: 2, by: '1001' }]);
    expect(visit.name).toBe('idle');
  });

  test('are held on while some are still seen after staff were there', async () => {
    const visit = await forgotten();
    await signIn(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 1 }, { name: 'disposed', disposal: 'destroyed' });
    await pass(visit, 1_500);
    expect(visit.name).toBe('papersLeft');
    expect(raised(visit, 'paper.held')).toHaveLength(2);
  });

  test('are not held again because the sensor is slower than staff', async () => {
    const visit = await forgotten();
    await signIn(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 2 }, { name: 'disposed', disposal: 'kept' });
    await pass(visit, 300);
    await see('empty');
    expect(visit.name).toBe('idle');
    expect(raised(visit, 'paper.held')).toHaveLength(1);
    expect(visit.desk.forgotten.cleared).toHaveLength(1);
  });

  test('may still be taken by whoever was slow, and that is written down, too', async () => {
    const visit = await forgotten();
    await pass(visit, GRACE_MS - 1);
    await see('empty');
    expect(visit.name).toBe('idle');
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'gone', sheets: 0, by: null }]);
  });

  test('and are gone later without staff: the screen is held until staff have signed in', async () => {
    const visit = await forgotten();
    await pass(visit, GRACE_MS);
    await see('empty');
    await pass(visit, 600_000);
    expect(visit.name).toBe('papersLeft');
    await signIn(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 0 });
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'notFound', sheets: 0, by: '1001' }]);
    expect(visit.name).toBe('idle');
  });

  test('where no staff can sign in are held until they are gone', async () => {
    const visit = await forgotten({ staffed: false });
    await pass(visit, 600_000);
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: false });
    await visit.tap('staff');
    await see('empty');
    expect(visit.name).toBe('idle');
  });
});

describe('a sensor that sees what is not there', () => {
  test('is not believed any more once staff have looked, and a technician is told; it is, once it has changed its word', async () => {
    const visit = await started();
    await see('paper');
    expect(visit.name).toBe('papersLeft');
    await signIn(visit);
    await visit.tap({ name: 'sheetsFound', sheets: 0 });
    expect(visit.name).toBe('idle');
    expect(raised(visit, 'device.fault')).toEqual([
      { id: 'device.fault', device: 'paperExit', code: 'contradicted', who: 'technician' },
    ]);
    await visit.toPay(1);
    await visit.drop(100, 100);
    expect(visit.screen).toMatchObject({ name: 'takePapers', watched: false });
    await visit.tap('next', 'next');
    expect(visit.name).toBe('idle');
    await see('empty');
    await see('paper');
    expect(visit.name).toBe('papersLeft');
  });
});

describe('papers of nobody known', () => {
  test('that come out while nobody is there hold the screen', async () => {
    const visit = await started();
    await see('paper');
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: true });
    await signIn(visit);
    expect(visit.screen).toMatchObject({ name: 'staffPaper', about: 'left', sheets: 0 });
  });

  test('that lie there at the start hold the screen as soon as they are seen', async () => {
    exit.sees.become({ exit: 'paper' });
    const visit = await started();
    expect(visit.name).toBe('papersLeft');
  });
});

test('without a sensor, a printer that says by itself that its tray is full holds the screen', async () => {
  const desk = new ScriptedDesk();
  const visit = await new Rehearsal(desk).start();
  expect(visit.name).toBe('idle');
  desk.printerFault = { code: 'takePaper', who: 'resident' };
  await pass(visit, 5_000);
  expect(visit.name).toBe('papersLeft');
  desk.printerFault = undefined;
  await pass(visit, 5_000);
  expect(visit.name).toBe('idle');
});

describe('paper of somebody else that lies there during a visit', () => {
  test('before money is asked for: none is, and nothing is printed onto it', async () => {
    const visit = await started();
    await visit.toBasket();
    await visit.tap('next');
    await see('paper');
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'othersPaper', money: { state: 'none' } });
    expect(visit.desk.paidOut).toBe(0);
  });

  test('once it is paid: all of it comes back, and nothing is printed onto it', async () => {
    const visit = await started();
    await visit.toPay(1);
    await see('paper');
    await visit.drop(100, 100);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 200, why: 'refund' });
    expect(visit.desk.paidOut).toBe(200);
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'othersPaper', printed: 0 });
  });
});
