import { describe, expect, test } from 'vitest';

import { ScriptedKeypad } from '../testing/keypad.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import type { Denomination } from '#contract/yen.ts';

import { SLIP } from '../testing/scripted-relay.ts';
import { Rehearsal } from '../testing/visit.ts';

async function typing(): Promise<Rehearsal> {
  const rehearsal = await new Rehearsal().start();
  await rehearsal.tap('payRelay');
  return rehearsal;
}

async function typed(digits: string, rehearsal?: Rehearsal): Promise<Rehearsal> {
  const at = rehearsal ?? (await typing());
  await at.pin(digits);
  return at;
}

async function toPay(): Promise<Rehearsal> {
  const rehearsal = await typed(SLIP);
  await rehearsal.tap('next');
  return rehearsal;
}

/** Pays, and lets the pauses between tellings of the center pass. */
async function paid(rehearsal: Rehearsal, ...coins: Denomination[]): Promise<Rehearsal> {
  await rehearsal.drop(...coins);
  for (let pause = 0; pause < 3; pause += 1) await rehearsal.desk.clock.pass(2_000);
  return rehearsal;
}

describe('a slip of the counter', () => {
  test('is paid: told to the center, change, receipt to the counter', async () => {
    const rehearsal = await typed(SLIP);
    const { desk } = rehearsal;
    expect(rehearsal.screen).toMatchObject({
      name: 'relayConfirm',
      slip: SLIP,
      items: [{ kind: 'ResidentRecord', copies: 1, feeEach: 300 }],
      total: 300,
    });
    await rehearsal.tap('next');
    expect(rehearsal.name).toBe('pay');
    await rehearsal.drop(500);
    expect(rehearsal.screen).toMatchObject({ name: 'takeMoney', amount: 200, why: 'change' });
    expect(desk.relay.payments).toMatchObject([{ slip: SLIP, fee: 300, outcome: 'done' }]);
    await rehearsal.tap('next');
    expect(rehearsal.screen).toEqual({
      name: 'relayFinished',
      slip: SLIP,
      fee: 300,
      money: { state: 'settled', kept: 300, returned: 200 },
      receipt: 'printed',
    });
    expect(desk.slipPress.composed).toMatchObject([
      {
        slip: {
          slip: 'receipt',
          lines: [{ item: 'relay', copies: 1, feeEach: 300 }],
          paid: 500,
          change: 200,
          owed: 0,
          numbers: [SLIP],
        },
      },
    ]);
    await rehearsal.tap('next');
    expect([rehearsal.name, desk.ended]).toEqual(['idle', ['finished']]);
  });

  test('paid exactly needs no tap between the coin and the receipt', async () => {
    const rehearsal = await paid(await toPay(), 100, 100, 100);
    expect(rehearsal.screen).toMatchObject({ name: 'relayFinished', receipt: 'printed' });
    expect(rehearsal.desk.paidOut).toBe(0);
  });

  test('is typed on the tactile ten-key, too, and taken back there', async () => {
    const keypad = new ScriptedKeypad();
    const rehearsal = await new Rehearsal(undefined, keypad).start();
    await rehearsal.tap('payRelay');
    for (const digit of '987') keypad.press({ key: 'digit', digit: Number(digit) });
    keypad.press({ key: 'erase' });
    expect(rehearsal.screen).toMatchObject({ typed: '98' });
    keypad.press({ key: 'clear' });
    expect(rehearsal.screen).toMatchObject({ typed: '' });
  });
});

describe('a number', () => {
  test('with a slip of the finger is caught at once, without the center', async () => {
    const rehearsal = await typing();
    rehearsal.desk.center.relaySlip = () => Promise.reject(new Error('asked'));
    await rehearsal.pin('1000016');
    expect(rehearsal.screen).toEqual({ name: 'relayNumber', typed: '', trouble: 'mistyped' });
  });

  test('is asked about when it has all its digits, and takes no more', async () => {
    const rehearsal = await typing();
    await rehearsal.pin('100001');
    expect(rehearsal.screen).toMatchObject({ name: 'relayNumber', typed: '100001', trouble: null });
    await rehearsal.pin('59');
    expect(rehearsal.screen).toMatchObject({ name: 'relayConfirm', slip: '1000015' });
  });

  test('that nobody knows may be typed again twice, then it is for the counter', async () => {
    const rehearsal = await typing();
    rehearsal.desk.relay.refusal = 'unknown';
    for (const _ of [1, 2]) {
      await typed(SLIP, rehearsal);
      expect(rehearsal.screen).toEqual({ name: 'relayNumber', typed: '', trouble: 'unknown' });
    }
    await typed(SLIP, rehearsal);
    expect(rehearsal.screen).toMatchObject({
      name: 'trouble',
      code: 'slipUnknown',
      money: { state: 'none' },
    });
  });

  test.each([
    ['paid', 'slipPaid'],
    ['expired', 'slipExpired'],
    ['otherFee', 'slipOtherFee'],
  ] as const)('of a slip that is %s ends before any money is taken', async (refusal, code) => {
    const rehearsal = await typing();
    rehearsal.desk.relay.refusal = refusal;
    await typed(SLIP, rehearsal);
    const money = { state: 'none' };
    expect(rehearsal.screen).toMatchObject({ name: 'trouble', area: 'center', code, who: 'staff', money });
    expect(rehearsal.desk.taking).toBe(false);
  });
});

describe('the center', () => {
  test('away before paying: nothing is taken', async () => {
    const rehearsal = await typing();
    rehearsal.desk.centerFault = { code: 'offline', who: 'technician' };
    await typed(SLIP, rehearsal);
    expect(rehearsal.screen).toMatchObject({ name: 'trouble', code: 'offline', money: { state: 'none' } });
    expect(rehearsal.desk).toMatchObject({ paidOut: 0, owed: [] });
  });

  test('whose answer is lost is told again under the same request, and marks the slip as paid once', async () => {
    const rehearsal = await toPay();
    const { relay } = rehearsal.desk;
    relay.lostAnswers = 2;
    await paid(rehearsal, 100, 100, 100);
    expect(rehearsal.name).toBe('relayFinished');
    expect([relay.told.length, new Set(relay.told).size, relay.paid.size]).toEqual([3, 1, 1]);
  });

  test('away after paying: the fee is withheld under a number, the rest paid back, nothing earned', async () => {
    const rehearsal = await toPay();
    const { desk } = rehearsal;
    desk.relay.lostTellings = 99;
    await paid(rehearsal, 500);
    expect(rehearsal.screen).toMatchObject({ name: 'takeMoney', amount: 200 });
    await rehearsal.tap('next');
    expect(rehearsal.screen).toMatchObject({
      name: 'trouble',
      code: 'relayUnknown',
      who: 'staff',
      money: { state: 'owed', amount: 300, returned: 200, owedNumber: 'OWED-1' },
      slip: { what: 'owed', verdict: 'printed' },
    });
    expect(desk.owed).toEqual([{ amount: 300, reason: 'relay-in-doubt' }]);
    expect(desk.slipPress.composed.map(({ slip }) => slip.slip)).toEqual(['owed']);
    expect(desk.relay.payments).toMatchObject([{ outcome: 'unknown' }]);
    expect(desk.relay.told).toHaveLength(3);
  });

  test.each([true, false])(
    'that comes back is asked under the same request once a minute, until it has spoken (it has the payment: %s)',
    async (hasIt) => {
      const rehearsal = await toPay();
      const { desk } = rehearsal;
      desk.relay.lostAnswers = hasIt ? 3 : 0;
      desk.relay.lostTellings = hasIt ? 0 : 3;
      await paid(rehearsal, 100, 100, 100);
      await rehearsal.tap('next');
      expect(rehearsal.name).toBe('idle');
      desk.relay.lostTellings = 1;
      desk.relay.lostAnswers = 0;
      await desk.clock.pass(120_000);
      expect(desk.relay.payments).toMatchObject([{ outcome: 'done' }]);
      expect([new Set(desk.relay.told).size, desk.relay.paid.size]).toEqual([1, 1]);
      const { length } = desk.relay.told;
      await desk.clock.pass(300_000);
      expect(desk.relay.told).toHaveLength(length);
    },
  );

  test('that refuses what was paid: all of it comes back', async () => {
    const rehearsal = await toPay();
    rehearsal.desk.relay.paidRefusal = 'paid';
    await paid(rehearsal, 500);
    expect(rehearsal.screen).toMatchObject({ name: 'takeMoney', amount: 500, why: 'refund' });
    await rehearsal.tap('next');
    expect(rehearsal.screen).toMatchObject({
      name: 'trouble',
      code: 'slipRefused',
      money: { state: 'returned', amount: 500 },
    });
    expect(rehearsal.desk.slipPress.composed).toEqual([]);
  });
});

describe('the resident', () => {
  test.each(['typing', 'confirming'] as const)('stops while %s: nothing was taken', async (when) => {
    const rehearsal = await (when === 'typing' ? typing() : typed(SLIP));
    await rehearsal.tap('cancel');
    expect(rehearsal.screen).toMatchObject({ name: 'ended', why: 'cancelled', money: { state: 'none' } });
    await rehearsal.tap('next');
    expect(rehearsal.desk).toMatchObject({ paidOut: 0, owed: [], ended: ['cancelled'] });
  });

  test('goes back from the confirmation and types another number', async () => {
    const rehearsal = await typed(SLIP);
    await rehearsal.tap('back');
    expect(rehearsal.screen).toEqual({ name: 'relayNumber', typed: '', trouble: null });
  });

  test.each([
    ['stops', async (at: Rehearsal) => at.tap('cancel')],
    ['goes', async (at: Rehearsal) => at.desk.clock.pass(121_000)],
  ])('%s while paying: all of it comes back, and the center is told nothing', async (_, leave) => {
    const rehearsal = await toPay();
    await rehearsal.drop(100);
    await leave(rehearsal);
    expect(rehearsal.screen).toMatchObject({ name: 'takeMoney', amount: 100, why: 'refund' });
    await rehearsal.tap('next');
    expect(rehearsal.screen).toMatchObject({ name: 'ended', money: { state: 'returned', amount: 100 } });
    expect(rehearsal.desk.relay.told).toEqual([]);
  });

  test('presses twice: the second press answers no other question', async () => {
    const rehearsal = await typed(SLIP);
    const { instance } = rehearsal.flow.frame();
    for (const _ of [1, 2]) rehearsal.flow.act({ type: 'action', instance, action: { name: 'next' } });
    await settled();
    expect(rehearsal.name).toBe('pay');
    await paid(rehearsal, 100, 100, 100);
    expect(rehearsal.desk.relay.payments).toHaveLength(1);
  });

  test('leaves the change: nothing is printed for one who has gone, neither the number of a debt nor a receipt', async () => {
    const rehearsal = await toPay();
    rehearsal.desk.payable = 100;
    await paid(rehearsal, 500);
    await rehearsal.desk.clock.pass(61_000);
    expect(rehearsal.screen).toMatchObject({
      name: 'relayFinished',
      money: { state: 'owed', amount: 100, returned: 100 },
    });
    expect(rehearsal.screen).toMatchObject({ receipt: 'notPrinted' });
    expect(rehearsal.desk.slipPress.composed).toEqual([]);
  });
});

test('change that is short is owed under a number, and the payment stands all the same', async () => {
  const rehearsal = await toPay();
  rehearsal.desk.payable = 0;
  await paid(rehearsal, 500);
  expect(rehearsal.screen).toMatchObject({
    name: 'relayFinished',
    money: { state: 'owed', amount: 200, owedNumber: 'OWED-1' },
    receipt: 'printed',
  });
  expect(rehearsal.desk.slipPress.composed.map(({ slip }) => slip.slip)).toEqual(['owed', 'receipt']);
});

test.each(['notPrinted', 'unknown'] as const)(
  'a receipt that is %s is told, and the payment stands',
  async (verdict) => {
    const rehearsal = await toPay();
    rehearsal.desk.slipPress.verdict = verdict;
    await paid(rehearsal, 100, 100, 100);
    expect(rehearsal.screen).toMatchObject({ name: 'relayFinished', receipt: verdict });
    expect(rehearsal.desk.slipPress.sent).toBe(1);
  },
);

test('cash devices that fail while paying: what was counted comes back', async () => {
  const rehearsal = await toPay();
  await rehearsal.drop(100);
  rehearsal.desk.failCash({ code: 'coinJam', who: 'staff' });
  await settled();
  await rehearsal.tap('next');
  expect(rehearsal.screen).toMatchObject({
    name: 'trouble',
    code: 'coinJam',
    money: { state: 'returned', amount: 100 },
  });
  expect(rehearsal.desk.relay.told).toEqual([]);
});
