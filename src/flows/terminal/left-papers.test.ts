import { describe, expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';

import { CALL_MS, GRACE_MS, STEADY_MS, WatchedTray } from '../testing/watched-tray.ts';

/** A terminal that waits for its first resident. */
async function started(parts?: ConstructorParameters<typeof WatchedTray>[0]): Promise<WatchedTray> {
  return new WatchedTray(parts).start();
}

describe('papers that are taken', () => {
  test('lead on by themselves, once the last sheet has had time to fall', async () => {
    const visit = await (await started()).printed();
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 2, watched: true, stillThere: false });
    await visit.see('empty');
    expect(visit.name).toBe('takePapers');
    await visit.see('paper');
    await visit.pass(10_000);
    expect(visit.name).toBe('takePapers');
    await visit.see('empty');
    await visit.pass(1_500);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 100 });
    expect(visit.desk.done).not.toContain('forgotten: 2');
  });

  test('are called for anew when the last sheet falls after all, whatever was tapped in between', async () => {
    const visit = await (await started()).printed();
    await visit.see('empty');
    await visit.tap('next');
    await visit.see('paper');
    expect(visit.name).toBe('takePapers');
    await visit.pass(CALL_MS);
    expect(visit.name).toBe('papersLeft');
    expect(visit.desk.done).toContain('forgotten: 2');
    expect(visit.raised('flow.unexpected')).toEqual([]);
  });

  test('that the sensor never saw are the resident’s to confirm', async () => {
    const visit = await started();
    await visit.toPay(1);
    await visit.drop(100, 100);
    await visit.pass(10_000);
    expect(visit.name).toBe('takePapers');
    await visit.tap('next');
    expect(visit.name).toBe('finished');
  });

  test('without a sensor’s word are the resident’s to confirm', async () => {
    const visit = await (await started()).printed();
    visit.sensor.become({ exit: 'fault', fault: { code: 'silent', who: 'technician' } });
    await settled();
    expect(visit.screen).toMatchObject({ name: 'takePapers', watched: false });
    await visit.tap('next');
    expect(visit.name).toBe('takeMoney');
  });
});

describe('papers that are said to be taken, and are seen all the same', () => {
  test('are pointed to once; then the money is paid, and the last call comes before the next resident', async () => {
    const visit = await (await started()).printed();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'takePapers', stillThere: true });
    await visit.tap('next', 'next', 'next');
    expect(visit.screen).toEqual({ name: 'takePapers', papers: null, watched: true, stillThere: false });
    expect(visit.desk.paidOut).toBe(100);
    await visit.tap({ name: 'start', language: 'ja' });
    expect(visit.name).toBe('takePapers');
    await visit.see('empty');
    expect(visit.name).toBe('idle');
  });

  test('in the language of whoever was there, until they have gone', async () => {
    const visit = await started();
    await visit.toPay(1);
    await visit.tap({ name: 'setLanguage', language: 'en' });
    await visit.drop(100, 100);
    await visit.see('paper');
    await visit.tap('next', 'next', 'next');
    expect(visit.flow.frame()).toMatchObject({ language: 'en', screen: { name: 'takePapers' } });
    await visit.see('empty');
    expect(visit.flow.frame()).toMatchObject({ language: 'ja', screen: { name: 'idle' } });
  });
});

describe('papers that nobody takes', () => {
  async function forgotten(parts?: Parameters<typeof started>[0]): Promise<WatchedTray> {
    const visit = await (await started(parts)).printed();
    await visit.pass(CALL_MS);
    return visit;
  }

  test('hold the screen and call staff; nobody is served, and no money falls into the empty room', async () => {
    const visit = await forgotten();
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: true, owing: true });
    expect(visit.desk.done).toContain('forgotten: 2');
    expect(visit.raised('paper.held')).toHaveLength(1);
    expect([visit.desk.paidOut, visit.desk.owed]).toEqual([0, [{ amount: 100, reason: 'unpaid' }]]);
    expect(visit.desk.slipPress.composed).toEqual([]);
    await visit.tap({ name: 'start', language: 'ja' }, 'next', 'cancel', 'back');
    await visit.pass(3_600_000);
    expect(visit.name).toBe('papersLeft');
  });

  test('are dealt with by staff who sign in, and the number of sheets is known to them', async () => {
    const visit = await forgotten();
    await visit.signIn();
    const asked = { name: 'staffPaper', about: 'left', issueNumber: null, sheets: 2 };
    expect(visit.screen).toMatchObject({
      ...asked,
      step: 'counting',
      owed: [{ amount: 100, owedNumber: 'OWED-1' }],
    });
    await visit.see('empty');
    expect(visit.screen).toMatchObject({ ...asked, step: 'counting' });
    await visit.tap({ name: 'sheetsFound', sheets: 2 });
    expect(visit.screen).toMatchObject({ ...asked, step: 'disposing', found: 2 });
    await visit.tap({ name: 'disposed', disposal: 'kept' });
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'kept', sheets: 2, by: '1001' }]);
    expect(visit.name).toBe('idle');
  });

  test('are held on while some are still seen after staff were there', async () => {
    const visit = await forgotten();
    await visit.signIn();
    await visit.tap({ name: 'sheetsFound', sheets: 1 }, { name: 'disposed', disposal: 'destroyed' });
    await visit.pass(1_500);
    expect(visit.name).toBe('papersLeft');
    expect(visit.raised('paper.held')).toHaveLength(2);
  });

  test('are not held again because the sensor is slower than staff', async () => {
    const visit = await forgotten();
    await visit.signIn();
    await visit.tap({ name: 'sheetsFound', sheets: 2 }, { name: 'disposed', disposal: 'kept' });
    await visit.pass(300);
    await visit.see('empty');
    expect(visit.name).toBe('idle');
    expect(visit.raised('paper.held')).toHaveLength(1);
    expect(visit.desk.forgotten.cleared).toHaveLength(1);
  });

  test('may still be taken by whoever was slow, and that is written down, too', async () => {
    const visit = await forgotten();
    await visit.pass(GRACE_MS - 1);
    await visit.see('empty');
    expect(visit.name).toBe('idle');
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'gone', sheets: 0, by: null }]);
  });

  test('and are gone later without staff: the screen is held until staff have signed in', async () => {
    const visit = await forgotten();
    await visit.pass(GRACE_MS);
    await visit.see('empty');
    await visit.pass(600_000);
    expect(visit.name).toBe('papersLeft');
    await visit.signIn();
    await visit.tap({ name: 'sheetsFound', sheets: 0 });
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'notFound', sheets: 0, by: '1001' }]);
    expect(visit.name).toBe('idle');
  });

  test('where no staff can sign in are held until they are gone', async () => {
    const visit = await forgotten({ staffed: false });
    await visit.pass(600_000);
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: false, owing: true });
    await visit.tap('staff');
    await visit.see('empty');
    expect(visit.name).toBe('idle');
  });
});

describe('a sensor that sees what is not there', () => {
  test('is not believed any more once staff have looked, and a technician is told; it is, once it has changed its word', async () => {
    const visit = await started();
    await visit.see('paper');
    await visit.pass(STEADY_MS);
    expect(visit.name).toBe('papersLeft');
    await visit.signIn();
    await visit.tap({ name: 'sheetsFound', sheets: 0 });
    expect(visit.name).toBe('idle');
    expect(visit.raised('device.fault')).toEqual([
      { id: 'device.fault', device: 'paperExit', code: 'contradicted', who: 'technician' },
    ]);
    await visit.toPay(1);
    await visit.drop(100, 100);
    expect(visit.screen).toMatchObject({ name: 'takePapers', watched: false });
    await visit.tap('next', 'next');
    expect(visit.name).toBe('idle');
    await visit.see('empty');
    await visit.see('paper');
    await visit.pass(STEADY_MS);
    expect(visit.name).toBe('papersLeft');
  });
});

describe('papers of nobody known', () => {
  test('that come out while nobody is there hold the screen', async () => {
    const visit = await started();
    await visit.see('paper');
    await visit.pass(STEADY_MS);
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: true, owing: false });
    await visit.signIn();
    expect(visit.screen).toMatchObject({ name: 'staffPaper', about: 'left', sheets: 0, owed: [] });
  });

  test('that lie there at the start hold the screen, and nobody is served before they count', async () => {
    const visit = new WatchedTray();
    visit.sensor.become({ exit: 'paper' });
    await visit.start();
    expect(visit.name).toBe('outOfService');
    await visit.pass(STEADY_MS);
    expect(visit.name).toBe('papersLeft');
  });

  test('are no hand that passes: nobody is called, nothing is written, and nobody begins meanwhile', async () => {
    const visit = await started();
    for (const glimpse of [300, STEADY_MS - 1]) {
      await visit.see('paper');
      await visit.pass(glimpse);
      await visit.tap({ name: 'start', language: 'ja' });
      expect(visit.name).toBe('idle');
      await visit.see('empty');
    }
    await visit.pass(60_000);
    expect(visit.name).toBe('idle');
    expect(visit.raised('paper.held')).toEqual([]);
    expect(visit.desk.forgotten.cleared).toEqual([]);
    await visit.tap({ name: 'start', language: 'ja' });
    expect(visit.name).toBe('choose');
  });

  test('are nobody’s to take whose visit laid none there', async () => {
    const visit = await started();
    await visit.toBasket();
    await visit.tap('next');
    await visit.see('paper');
    await visit.tap('next', 'next');
    expect(visit.name).toBe('idle');
    await visit.pass(STEADY_MS);
    expect(visit.name).toBe('papersLeft');
  });
});

describe('paper of somebody else that lies there during a visit', () => {
  test('before money is asked for: none is, and nothing is printed onto it', async () => {
    const visit = await started();
    await visit.toBasket();
    await visit.tap('next');
    await visit.see('paper');
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'othersPaper', money: { state: 'none' } });
    expect(visit.desk.paidOut).toBe(0);
  });

  test('once it is paid: all of it comes back, and nothing is printed onto it', async () => {
    const visit = await started();
    await visit.toPay(1);
    await visit.see('paper');
    await visit.drop(100, 100);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 200, why: 'refund' });
    expect(visit.desk.paidOut).toBe(200);
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'othersPaper', printed: 0 });
  });
});
