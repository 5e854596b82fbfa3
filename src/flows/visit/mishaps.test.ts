import { describe, expect, test } from 'vitest';

import { PersonKey } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import { ok } from '#contract/result.ts';
import { settled } from '#contract/testing/hand-clock.ts';

import { KEY, accepted } from '../testing/entitlements.ts';
import { labelOf } from '../testing/label-composer.ts';
import { Rehearsal } from '../testing/visit.ts';

const started = () => new Rehearsal().start();

describe('refusals and troubles', () => {
  test('a refused person reads one neutral text', async () => {
    const visit = await started();
    visit.desk.answer = { answer: 'refused', reason: 'counter' };
    await visit.toPin();
    await visit.pin('1234');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'person', code: 'counter', who: 'staff' });
  });

  test.each([
    ['taxUndeclared', 'TaxCertificate'],
    ['notEnrolled', 'FamilyRegister'],
  ] as const)('whoever may be told why (%s) is told, and may choose another', async (why, kind) => {
    const visit = new Rehearsal();
    visit.offers = [{ kind, fee: yen(200), available: { now: true } }, ...visit.offers];
    await visit.start();
    visit.desk.answer = { ...accepted(KEY), withheld: [{ kind, why }] };
    await visit.toPin(kind);
    await visit.pin('1234');
    visit.desk.lift();
    await settled();
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'person', code: why, canRetry: true });
  });

  test.each([
    ['FamilyRegister', 'notEnrolled'],
    ['SealRegistration', 'counter'],
  ] as const)('whom the town does not know: %s says %s', async (kind, code) => {
    const visit = new Rehearsal();
    visit.offers = [{ kind, fee: yen(200), available: { now: true } }];
    await visit.start();
    visit.desk.answer = { answer: 'refused', reason: 'unknownHere' };
    await visit.toPin(kind);
    await visit.pin('1234');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'person', code, canRetry: false });
  });

  test('a person whom the center refuses a certificate may choose another', async () => {
    const visit = await started();
    visit.desk.prepareRefusal = 'counter';
    await visit.toBasket();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'person', code: 'counter', canRetry: true });
  });

  test('whoever took longer than the center waits is told so, and not refused', async () => {
    const visit = await started();
    visit.desk.prepareRefusal = 'sessionExpired';
    await visit.toBasket();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'ended', why: 'timeout', money: { state: 'none' } });
    await visit.tap('next');
    expect(visit.desk.ended).toEqual(['timeout']);
  });

  test('a card lifted early is asked for again', async () => {
    const visit = await started();
    await visit.toPin();
    visit.desk.lift();
    await settled();
    expect(visit.screen).toEqual({ name: 'layCard', trouble: 'removed', help: null });
    visit.desk.lay();
    await settled();
    expect(visit.name).toBe('enterPin');
  });

  test('a printer that is not ready is found before any money is asked for', async () => {
    const visit = await started();
    await visit.toBasket();
    visit.desk.printerFault = { code: 'mediaEmpty', who: 'staff' };
    await visit.tap('next');
    expect(visit.screen).toMatchObject({
      name: 'trouble',
      area: 'printer',
      code: 'mediaEmpty',
      money: { state: 'none' },
    });
    expect(visit.desk.done).not.toContain('numbers drawn');
  });

  test('a sheet that did not come out is paid back, and the rest is withdrawn', async () => {
    const visit = await started();
    visit.desk.reports = [
      { verdict: 'printed', cause: 'completed', fault: undefined },
      { verdict: 'notPrinted', cause: 'not-ready', fault: { code: 'jam', who: 'staff' } },
    ];
    await visit.toPay(3);
    await visit.drop(500, 100);
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 1 });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 400, why: 'refund' });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({
      name: 'trouble',
      area: 'printer',
      code: 'jam',
      printed: 1,
      money: { state: 'settled', kept: 200, returned: 400 },
    });
    expect(visit.desk.withdrawn).toHaveLength(1);
  });

  test('a sheet that nobody can tell about is owed at the counter, never called printed, never printed again', async () => {
    const visit = await started();
    visit.desk.reports = [
      { verdict: 'unknown', cause: 'life-counter-differs', fault: { code: 'jam', who: 'staff' } },
    ];
    await visit.toPay();
    await visit.drop(500);
    expect(visit.desk.done.filter((what) => what.startsWith('sheet'))).toEqual(['sheet unknown']);
    expect(visit.desk.paidOut).toBe(300);
    expect(visit.desk.owed).toEqual([{ amount: 200, reason: 'paper-in-doubt' }]);
  });

  test('cash devices that fail end the payment and return what they can', async () => {
    const visit = await started();
    await visit.toPay();
    await visit.drop(100);
    visit.desk.failCash({ code: 'coinJam', who: 'staff' });
    await settled();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({
      name: 'trouble',
      area: 'cash',
      code: 'coinJam',
      money: { state: 'returned', amount: 100 },
    });
  });

  test('papers of another person are never printed: nothing is taken and the alarm is raised', async () => {
    const visit = await started();
    visit.desk.documentsFor = PersonKey.parse('b'.repeat(64));
    await visit.toBasket();
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'personMismatch', who: 'technician' });
    expect(visit.desk.raised.map(({ id }) => id)).toContain('person.mismatch');
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'outOfService', code: 'personMismatch', who: 'technician' });
  });
});

test('a terminal that stopped in the middle of a payment takes no more money', async () => {
  const visit = await started();
  const begin = visit.desk.cash.beginDeposit.bind(visit.desk.cash);
  visit.desk.cash.beginDeposit = async (deposit) => {
    await begin(deposit);
    return new Promise(() => undefined);
  };
  await visit.toPay();
  await visit.desk.clock.pass(30_000);
  expect(visit.screen).toMatchObject({ name: 'outOfService', code: 'defect' });
  expect(visit.desk.taking).toBe(false);
  expect(visit.desk.ended).toEqual([]);
});

describe('the frame', () => {
  test('a tap meant for an earlier screen is dropped', async () => {
    const visit = await started();
    const { instance } = visit.flow.frame();
    await visit.tap({ name: 'start', language: 'ja' });
    visit.flow.act({ type: 'action', instance, action: { name: 'cancel' } });
    expect(visit.name).toBe('choose');
  });

  test('a change of language voids no tap and changes nothing else', async () => {
    const visit = await started();
    await visit.tap({ name: 'start', language: 'ja' });
    const before = visit.flow.frame();
    await visit.tap({ name: 'setLanguage', language: 'en' });
    expect(visit.flow.frame()).toEqual({ ...before, language: 'en' });
  });
});

test('a step that rejects while money is in the machine ends the process and leaves the visit to the next start', async () => {
  const visit = await started();
  await visit.toPay();
  visit.desk.cash.fixDeposit = () => Promise.reject(new RangeError('見本 花子'));
  await visit.drop(500);
  expect(visit.halted).toBe(true);
  expect(visit.screen).toMatchObject({ name: 'outOfService', who: 'technician' });
  expect(visit.desk.ended).toEqual([]);
  const defect = visit.desk.raised.find(({ id }) => id === 'terminal.defect');
  expect(defect).toMatchObject({ code: 'RangeError' });
  expect(JSON.stringify(defect)).not.toContain('見本');
});

test('forgotten papers are counted in sheets, not in copies', async () => {
  const visit = await started();
  const compose = visit.desk.composer.compose.bind(visit.desk.composer);
  visit.desk.composer.compose = (document) => {
    const made = compose(document);
    return made.ok ? { ...made, value: { ...made.value, sheets: 3 } } : made;
  };
  visit.desk.composer.readBack = (pdf) => ({ ...labelOf(Buffer.from(pdf)), pages: 3 });
  await visit.toPay(2);
  await visit.drop(500);
  expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 6 });
  visit.desk.clock.advance(60_000);
  await settled();
  expect(visit.desk.done).toContain('forgotten: 6');
});

test.each(['a new copy', 'the papers'])(
  '%s prepared past its time: the number drawn then is withdrawn at once',
  async (what) => {
    const visit = await started();
    if (what === 'a new copy') {
      visit.desk.staff = { roleOf: () => 'counter', enter: () => Promise.resolve('entered') };
      visit.desk.reports = [{ verdict: 'unknown', cause: 'jam-seen', fault: undefined }];
      await visit.toPay();
      await visit.drop(100, 100);
      await visit.tap('staff', { name: 'pinDigit', digit: 1 }, 'next');
      for (const digit of [2, 4, 6, 8, 1, 0]) await visit.tap({ name: 'pinDigit', digit });
      await visit.tap('next', { name: 'sheetsFound', sheets: 0 });
    } else {
      await visit.toBasket();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const prepare = visit.desk.center.prepare.bind(visit.desk.center);
    visit.desk.center.prepare = async (...asked) => {
      await promise;
      return prepare(...asked);
    };
    await visit.tap(what === 'a new copy' ? { name: 'afterPaper', give: 'reprint' } : 'next');
    expect(visit.name).toBe('preparing');
    await visit.desk.clock.pass(90_000);
    expect(visit.name).not.toBe('preparing');
    expect(visit.desk.withdrawn).toEqual([]);
    resolve();
    await settled();
    expect(visit.desk.withdrawn).toHaveLength(1);
  },
);

test('numbers whose time runs out while the printer is asked what it can do are withdrawn once', async () => {
  const visit = await started();
  await visit.toBasket();
  const { desk } = visit;
  const compose = desk.composer.compose.bind(desk.composer);
  desk.composer.compose = (document) => {
    const made = compose(document);
    return made.ok ? ok({ ...made.value, sides: 'two' }) : made;
  };
  const { promise, resolve } = Promise.withResolvers<undefined>();
  desk.printer.capabilities = () => promise;
  await visit.tap('next');
  await desk.clock.pass(90_000);
  expect(visit.screen).toMatchObject({ name: 'trouble', money: { state: 'none' } });
  resolve(undefined);
  await settled();
  expect(desk.withdrawn).toHaveLength(1);
});

test('papers that nobody confirms to have taken are put on record; taken ones are not', async () => {
  const visit = await started();
  await visit.toPay(2);
  await visit.drop(500);
  expect(visit.name).toBe('takePapers');
  visit.desk.clock.advance(60_000);
  await settled();
  expect(visit.desk.done).toContain('forgotten: 2');
  const other = await started();
  await other.toPay();
  await other.drop(100, 100);
  await other.tap('next');
  expect(other.desk.done.filter((done) => done.startsWith('forgotten'))).toEqual([]);
});
