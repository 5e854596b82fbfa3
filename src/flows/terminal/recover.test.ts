import { describe, expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { SLIP } from '../testing/scripted-relay.ts';
import { Rehearsal } from '../testing/visit.ts';
import type { OpenVisit } from './recover.ts';

const MINUTE_MS = 60_000;

/** A terminal whose last core was killed while it held money of these visits, last heard of so many minutes ago. */
function crashed(
  ...left: readonly { readonly id: string; readonly yen: number; readonly minutes: number; open?: boolean }[]
): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.open = left.map(({ id, yen: held, minutes, open = true }): OpenVisit => {
    const visit = VisitId.parse(id);
    rehearsal.desk.books.visits.begin(visit, 'ja');
    rehearsal.desk.credit(visit, held);
    const at = rehearsal.desk.clock.now() - minutes * MINUTE_MS;
    return { visit, open, at, printed: 0, kept: yen(0), withheld: yen(0) };
  });
  return rehearsal;
}

test('the resident who still stands there is paid back and told', async () => {
  const rehearsal = await crashed({ id: 'left-open', yen: 500, minutes: 1 }).start();
  expect(rehearsal.screen).toMatchObject({
    name: 'trouble',
    area: 'terminal',
    code: 'restarted',
    money: { state: 'returned', amount: 500 },
  });
  expect(rehearsal.desk.paidOut).toBe(500);
  await rehearsal.tap('next');
  expect(rehearsal.name).toBe('idle');
  expect(rehearsal.desk.ended).toEqual(['restart']);
});

test.each([
  ['one who went long ago', 5],
  ['one of a time yet to come, since the clock was set back', -60],
])('%s is owed, and nobody else reads the number', async (_, minutes) => {
  const rehearsal = await crashed({ id: 'gone', yen: 500, minutes }).start();
  expect(rehearsal.desk).toMatchObject({ paidOut: 0, owed: [{ amount: 500 }] });
  expect(rehearsal.name).toBe('idle');
});

test('late money of a visit that had ended is owed, and its number is not told to the next resident', async () => {
  const rehearsal = await crashed(
    { id: 'left-open', yen: 200, minutes: 1 },
    { id: 'ended', yen: 100, minutes: 2, open: false },
  ).start();
  expect(rehearsal.screen).toMatchObject({ money: { state: 'returned', amount: 200 } });
  expect(rehearsal.desk).toMatchObject({ paidOut: 200, owed: [{ amount: 100 }] });
});

test('while the cash devices are away no visit is settled; once they are back, it is', async () => {
  const rehearsal = crashed({ id: 'left-open', yen: 500, minutes: 1 });
  rehearsal.desk.cashFault = { code: 'offline', who: 'technician' };
  await rehearsal.start();
  expect(rehearsal.screen).toEqual({
    name: 'outOfService',
    area: 'cash',
    code: 'offline',
    who: 'technician',
  });
  expect(rehearsal.desk).toMatchObject({ ended: [], owed: [] });
  rehearsal.desk.cashFault = undefined;
  await rehearsal.desk.clock.pass(5_000);
  expect(rehearsal.screen).toMatchObject({ name: 'trouble', money: { state: 'returned', amount: 500 } });
});

test('money that comes after its visit has ended is owed at the next inspection, once', async () => {
  const rehearsal = await new Rehearsal().start();
  const visit = VisitId.parse('ended');
  rehearsal.desk.credit(visit, 100);
  rehearsal.late = [visit];
  await rehearsal.desk.clock.pass(15_000);
  expect(rehearsal.desk.owed).toEqual([{ amount: 100, reason: 'late' }]);
  expect(rehearsal.name).toBe('idle');
});

test.each([
  [
    { returned: yen(300), owed: [] },
    { state: 'returned', amount: 300 },
  ],
  [
    { returned: yen(300), owed: [{ number: '1234-5678-9', amount: yen(200) }] },
    { state: 'owed', amount: 200, returned: 300, owedNumber: '1234-5678-9' },
  ],
  [
    {
      returned: yen(0),
      owed: [
        { number: '1234-5678-9', amount: yen(200) },
        { number: '9876-5432-1', amount: yen(100) },
      ],
    },
    {
      state: 'owed',
      amount: 100,
      returned: 0,
      owedNumber: '9876-5432-1',
      others: [{ amount: 200, owedNumber: '1234-5678-9' }],
    },
  ],
])('what was given before the crash is still told: %o', async (given, money) => {
  const rehearsal = crashed({ id: 'left-open', yen: 0, minutes: 1 });
  rehearsal.desk.given = given;
  await rehearsal.start();
  expect(rehearsal.screen).toMatchObject({ name: 'trouble', money });
});

describe('a power cut during a relay payment', () => {
  /** 500 yen are in for a slip of 300; the payment was written down, unless the cut came before. */
  function cutOff(minutes: number, outcome?: 'done' | 'unknown' | null): Rehearsal {
    const rehearsal = crashed({ id: 'relay', yen: 500, minutes });
    const { relay } = rehearsal.desk;
    if (outcome === undefined) return rehearsal;
    const payment = { request: 'r-1', visit: VisitId.parse('relay'), slip: SLIP, fee: yen(300) };
    relay.book.intend(payment);
    if (outcome !== null) relay.book.settle('r-1', outcome);
    return rehearsal;
  }

  test('before the payment was written down: all of it comes back, and the center is told nothing', async () => {
    const { desk, screen } = await cutOff(1).start();
    expect(screen).toMatchObject({ code: 'restarted', money: { state: 'returned', amount: 500 } });
    expect(desk.relay.told).toEqual([]);
  });

  test.each([
    ['before the center was told', null, false],
    ['before its answer came', null, true],
    ['when it had not answered', 'unknown', true],
    ['after it had answered', 'done', true],
  ] as const)(
    '%s: it has the payment once, the change comes, and the paper waits',
    async (_, outcome, had) => {
      const rehearsal = cutOff(1, outcome);
      if (had) rehearsal.desk.relay.paid.add('r-1');
      await rehearsal.start();
      expect(rehearsal.screen).toMatchObject({
        area: 'terminal',
        code: 'restartedPaid',
        money: { state: 'settled', kept: 300, returned: 200 },
      });
      expect([...rehearsal.desk.relay.paid]).toEqual(['r-1']);
      expect(rehearsal.desk.owed).toEqual([]);
    },
  );

  test.each([
    ['still stands there', 1, 'trouble', 200, 300],
    ['has gone', 6, 'idle', 0, 500],
  ] as const)(
    'and a center that is away: the fee waits under a number while its resident %s',
    async (_, minutes, shown, paidOut, owed) => {
      const rehearsal = cutOff(minutes, null);
      rehearsal.desk.relay.lostTellings = 1;
      await rehearsal.start();
      expect(rehearsal.name).toBe(shown);
      if (shown === 'trouble') expect(rehearsal.screen).toMatchObject({ code: 'relayUnknown' });
      expect(rehearsal.desk.paidOut).toBe(paidOut);
      expect(rehearsal.desk.owed).toEqual([{ amount: owed, reason: 'relay-in-doubt' }]);
      await rehearsal.tap('next');
      await rehearsal.desk.clock.pass(61_000);
      expect(rehearsal.desk.relay.payments).toMatchObject([{ outcome: 'done' }]);
    },
  );

  test('and a center that refuses: all of it comes back', async () => {
    const rehearsal = cutOff(1, null);
    rehearsal.desk.relay.paidRefusal = 'expired';
    await rehearsal.start();
    expect(rehearsal.screen).toMatchObject({ code: 'restarted', money: { state: 'returned', amount: 500 } });
  });
});
