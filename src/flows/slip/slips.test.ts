import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';
import type { Denomination } from '#contract/yen.ts';

import { Rehearsal } from '../testing/visit.ts';

async function finished(...coins: Denomination[]): Promise<Rehearsal> {
  const visit = await new Rehearsal().start();
  await visit.toPay(2);
  await visit.drop(...coins);
  await visit.tap('next', 'next');
  return visit;
}

test('a receipt is printed only when asked for, once, and says what became of the money', async () => {
  const visit = await finished(500);
  expect(visit.screen).toMatchObject({ name: 'finished', canReceipt: true, slip: null });
  expect(visit.desk.slipPress.composed).toEqual([]);
  await visit.tap('receipt');
  expect(visit.screen).toMatchObject({ canReceipt: false, slip: { what: 'receipt', verdict: 'printed' } });
  expect(visit.desk.slipPress.composed).toMatchObject([
    {
      number: '000001',
      language: 'ja',
      slip: {
        lines: [{ item: 'ResidentRecord', copies: 2, feeEach: 200 }],
        paid: 500,
        change: 100,
        owed: 0,
      },
    },
  ]);
  await visit.tap('receipt');
  expect(visit.desk.slipPress.sent).toBe(1);
});

test('the receipt is in the language that the visit has at its end', async () => {
  const visit = await finished(500);
  await visit.tap({ name: 'setLanguage', language: 'en' }, 'receipt');
  expect(visit.desk.slipPress.composed[0]?.language).toBe('en');
});

test.each(['notPrinted', 'unknown'] as const)(
  'a receipt that is %s is told, is not printed again, and changes nothing of the money',
  async (verdict) => {
    const visit = await finished(500);
    visit.desk.slipPress.verdict = verdict;
    await visit.tap('receipt');
    expect(visit.screen).toMatchObject({
      name: 'finished',
      fee: 400,
      change: 100,
      canReceipt: false,
      slip: { what: 'receipt', verdict },
    });
    await visit.tap('next');
    expect([visit.desk.ended, visit.desk.owed, visit.desk.paidOut]).toEqual([['finished'], [], 100]);
  },
);

test('what is owed is printed without being asked for, and the screen shows its number, too', async () => {
  const visit = await new Rehearsal().start();
  visit.desk.payable = 0;
  await visit.toPay(2);
  await visit.drop(500);
  await visit.tap('next');
  expect(visit.screen).toMatchObject({
    name: 'trouble',
    code: 'owed',
    money: { state: 'owed', owedNumber: 'OWED-1' },
    slip: { what: 'owed', verdict: 'printed' },
    canReceipt: true,
  });
  expect(visit.desk.slipPress.composed).toMatchObject([
    { number: 'OWED-1', slip: { slip: 'owed', amount: 100 } },
  ]);
  await visit.tap('receipt');
  expect(visit.desk.slipPress.composed[1]).toMatchObject({ slip: { slip: 'receipt', paid: 500, owed: 100 } });
});

test('no slip with a number is left behind by somebody who has gone', async () => {
  const visit = await new Rehearsal().start();
  visit.desk.payable = 50;
  await visit.toPay(2);
  await visit.drop(500);
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'takeMoney', amount: 50 });
  visit.desk.clock.advance(60_000);
  await settled();
  expect(visit.screen).toMatchObject({ name: 'trouble', slip: null });
  expect(visit.desk.slipPress.composed).toEqual([]);
});

test('a slip that does not read back as itself never reaches the printer', async () => {
  const visit = await finished(500);
  visit.desk.slipPress.wrongNumber = '000002';
  await visit.tap('receipt');
  expect(visit.screen).toMatchObject({ slip: { verdict: 'notPrinted' } });
  expect(visit.desk.slipPress.sent).toBe(0);
});

test('nothing came out, nothing is receipted', async () => {
  const visit = await new Rehearsal().start();
  visit.desk.reports = [{ verdict: 'notPrinted', cause: 'not-ready', fault: undefined }];
  await visit.toPay(1);
  await visit.drop(500);
  await visit.tap('next');
  expect(visit.screen).toMatchObject({ name: 'trouble', canReceipt: false });
  await visit.tap('receipt');
  expect(visit.desk.slipPress.composed).toEqual([]);
});
