import { expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

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
