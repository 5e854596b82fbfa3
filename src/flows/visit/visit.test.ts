import { describe, expect, test } from 'vitest';

import { PersonKey } from '#contract/ids.ts';
import type { Offer } from '#contract/screen.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';

import { Rehearsal } from '../testing/visit.ts';

const started = () => new Rehearsal().start();

describe('a visit that goes well', () => {
  test('ends with the paper, the change and a wiped screen', async () => {
    const visit = await started();
    expect(visit.name).toBe('idle');
    await visit.toPay();
    expect(visit.screen).toMatchObject({ name: 'pay' });
    expect(visit.flow.frame().money).toEqual({ due: 200, paid: 0, remaining: 200, change: 0 });
    await visit.drop(100);
    expect(visit.flow.frame().money).toMatchObject({ paid: 100, remaining: 100 });
    await visit.drop(500);
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 1 });
    await visit.tap('next');
    expect(visit.screen).toEqual({ name: 'takeMoney', amount: 400, why: 'change' });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'finished', papers: 1, fee: 200, change: 400, slip: null });
    expect(visit.desk.slipPress.composed).toEqual([]);
    await visit.tap('next');
    expect(visit.name).toBe('idle');
    expect(visit.desk.ended).toEqual(['finished']);
    expect(visit.desk.paidOut).toBe(400);
  });

  test('may hold several certificates, each copy with its own sheet', async () => {
    const visit = await started();
    await visit.toBasket(2);
    await visit.tap('addMore', { name: 'chooseKind', kind: 'SealRegistration' }, 'next');
    expect(visit.screen).toMatchObject({ name: 'basket', total: 600, lines: [{ copies: 2 }, { copies: 1 }] });
    await visit.tap('next', 'next');
    await visit.drop(500, 100);
    expect(visit.desk.done.filter((what) => what === 'sheet printed')).toHaveLength(3);
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: 3 });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'finished', fee: 600, change: 0 });
  });

  test('never holds a kind that is not issued now, first or second', async () => {
    const visit = new Rehearsal();
    visit.offers = [
      { kind: 'ResidentRecord', fee: yen(200), available: { now: true } },
      { kind: 'SealRegistration', fee: yen(200), available: { now: false, next: null } },
    ];
    await visit.start();
    await visit.toBasket();
    await visit.tap('addMore', { name: 'chooseKind', kind: 'SealRegistration' });
    expect(visit.name).toBe('choose');
  });

  test('asks for what the papers cost, when a fee has changed since the basket was filled', async () => {
    const visit = await started();
    await visit.toBasket(2);
    visit.desk.fee = yen(300);
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'confirm', lines: [{ copies: 2, feeEach: 300 }], total: 600 });
  });

  test('shows what the slots take now, not what they took before', async () => {
    const visit = await started();
    await visit.toPay();
    expect(visit.screen).toMatchObject({ name: 'pay', accepts: [10, 50, 100, 500, 1000] });
    visit.desk.accept(10, 50);
    expect(visit.screen).toMatchObject({ name: 'pay', accepts: [10, 50] });
  });

  test('draws the numbers only after an intent, and prints only after paying', async () => {
    const visit = await started();
    await visit.toBasket();
    await visit.tap('next');
    expect(visit.desk.done.slice(-3)).toEqual(['draw intended', 'numbers drawn', 'draw settled: 1']);
    expect(visit.name).toBe('confirm');
  });

  test('keeps an option that is not on offer as the town set it', async () => {
    const visit = await started();
    visit.desk.answer = {
      answer: 'accepted',
      session: '5'.repeat(64),
      personKey: PersonKey.parse('a'.repeat(64)),
      entitlements: [
        {
          kind: 'ResidentRecord',
          fee: yen(200),
          offered: [{ asks: 'answer', option: 'scope', answers: ['self', 'household'] }],
          defaults: { kind: 'ResidentRecord', scope: 'self', relationship: false, domicile: false },
        },
      ],
      withheld: [],
    };
    await visit.toPin();
    await visit.pin('1234');
    visit.desk.lift();
    await settled();
    await visit.tap({ name: 'setOption', option: 'scope', value: 'household' });
    await visit.tap({ name: 'setOption', option: 'domicile', value: true });
    await visit.tap({ name: 'setOption', option: 'scope', value: 'part' });
    expect(visit.screen).toMatchObject({
      options: { scope: 'household', relationship: false, domicile: false },
    });
  });
});

describe('cancelling', () => {
  test.each(['choose', 'layCard', 'enterPin', 'options', 'copies', 'basket', 'confirm'] as const)(
    'on %s ends without money and powers the card off',
    async (screen) => {
      const visit = await started();
      await visit.tap({ name: 'start', language: 'en' });
      if (screen !== 'choose') await visit.tap({ name: 'chooseKind', kind: 'ResidentRecord' });
      if (!['choose', 'layCard'].includes(screen)) visit.desk.lay();
      await settled();
      if (['options', 'copies', 'basket', 'confirm'].includes(screen)) await visit.pin('1234');
      visit.desk.lift();
      if (['copies', 'basket', 'confirm'].includes(screen)) await visit.tap('next');
      if (['basket', 'confirm'].includes(screen)) await visit.tap('next');
      if (screen === 'confirm') await visit.tap('next');
      if (screen === 'enterPin') visit.desk.lay();
      await settled();
      expect(visit.name).toBe(screen);
      await visit.tap('cancel');
      expect(visit.screen).toMatchObject({ name: 'ended', why: 'cancelled', money: { state: 'none' } });
      expect(visit.desk.withdrawn).toHaveLength(screen === 'confirm' ? 1 : 0);
      await visit.tap('next');
      expect(visit.name).toBe('idle');
    },
  );

  test('while paying pays back what was paid', async () => {
    const visit = await started();
    await visit.toPay();
    await visit.drop(100);
    await visit.tap('cancel');
    expect(visit.screen).toEqual({ name: 'takeMoney', amount: 100, why: 'refund' });
    await visit.tap('next');
    expect(visit.screen).toMatchObject({
      name: 'ended',
      why: 'cancelled',
      money: { state: 'returned', amount: 100 },
    });
    expect(visit.desk.withdrawn).toHaveLength(1);
  });

  test('what the hoppers cannot pay is owed, with a number', async () => {
    const visit = await started();
    visit.desk.payable = 50;
    await visit.toPay();
    await visit.drop(100);
    await visit.tap('cancel', 'next');
    expect(visit.screen).toMatchObject({
      name: 'trouble',
      area: 'cash',
      who: 'staff',
      money: { state: 'owed', amount: 50, returned: 50, owedNumber: 'OWED-1' },
    });
  });
});

describe('patience', () => {
  test('warns 20 s before the end, and more time is one tap away, as often as needed', async () => {
    const visit = await started();
    await visit.tap({ name: 'start', language: 'ja' });
    for (let time = 0; time < 12; time += 1) {
      await visit.desk.clock.pass(71_000);
      expect(visit.flow.frame().secondsLeft).toBeLessThanOrEqual(20);
      await visit.tap('moreTime');
      expect(visit.flow.frame().secondsLeft).toBeNull();
    }
    expect(visit.name).toBe('choose');
    await visit.desk.clock.pass(90_000);
    expect(visit.screen).toMatchObject({ name: 'ended', why: 'timeout' });
    await visit.desk.clock.pass(60_000);
    expect(visit.name).toBe('idle');
  });

  test('that ends while paying gives the money back', async () => {
    const visit = await started();
    await visit.toPay();
    await visit.drop(100);
    await visit.desk.clock.pass(120_000);
    expect(visit.desk.paidOut).toBe(100);
    expect(visit.desk.done).not.toContain('sheet printed');
  });

  test('that ends before the papers are taken still gives the change', async () => {
    const visit = await started();
    await visit.toPay();
    await visit.drop(500);
    await visit.desk.clock.pass(60_000);
    expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 300 });
  });
});

describe('the PIN', () => {
  test('wrong once: asked again, tries left shown', async () => {
    const visit = await started();
    await visit.toPin();
    await visit.pin('9999');
    expect(visit.screen).toEqual({ name: 'enterPin', entered: 0, triesLeft: 2, wrongBefore: true });
  });

  test('the last try needs a confirmation, and the third wrong one ends with the card locked', async () => {
    const visit = await started();
    await visit.toPin();
    await visit.pin('9999');
    await visit.pin('9999');
    expect(visit.name).toBe('confirmLastTry');
    await visit.tap('next');
    await visit.pin('9999');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'card', code: 'pinBlocked', who: 'staff' });
  });

  test('is not presented when the center is away', async () => {
    const visit = await started();
    await visit.toPin();
    visit.desk.centerFault = { code: 'offline', who: 'technician' };
    await visit.pin('9999');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'center', money: { state: 'none' } });
    expect(visit.desk.triesLeft).toBe(3);
  });

  test('is in no frame and no event', async () => {
    const visit = await started();
    visit.desk.pin = '7391';
    const seen: string[] = [];
    visit.flow.subscribe(() => seen.push(JSON.stringify(visit.flow.frame())));
    await visit.toPin();
    await visit.pin('7391');
    expect(visit.name).toBe('liftCard');
    expect(seen.join('\n')).not.toContain('7391');
    expect(JSON.stringify(visit.desk.raised)).not.toContain('7391');
  });
});

test('whoever began before the hours of 戸籍 ended finishes, and the next one is told when they begin again', async () => {
  const visit = new Rehearsal();
  const open: Offer = { kind: 'ResidentRecord', fee: yen(200), available: { now: true } };
  visit.offers = [open];
  await visit.start();
  await visit.toBasket();
  const shut: Offer = { ...open, available: { now: false, next: '2026-11-25T09:00:00+09:00' } };
  visit.offers = [shut, { ...open, kind: 'SealRegistration' }];
  await visit.tap('next', 'next');
  await visit.drop(100, 100);
  await visit.tap('next', 'next');
  await visit.desk.clock.pass(5_000);
  expect(visit.screen).toMatchObject({ name: 'idle', offers: [shut, {}] });
  await visit.tap({ name: 'start', language: 'ja' }, { name: 'chooseKind', kind: 'ResidentRecord' });
  expect(visit.name).toBe('choose');
});
