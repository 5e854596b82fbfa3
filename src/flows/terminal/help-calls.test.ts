import { expect, test } from 'vitest';

import { Rehearsal } from '../testing/visit.ts';
import { SAME_CALL_MS } from './help-calls.ts';

const callsOf = (visit: Rehearsal) => visit.desk.raised.filter(({ id }) => id === 'help.called');

test('a call is told once a screen and minute, by the name of the screen and nothing else', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap('callHelp', 'callHelp', 'start', 'callHelp');
  const first = [
    { id: 'help.called', screen: 'idle' },
    { id: 'help.called', screen: 'choose' },
  ];
  expect(callsOf(visit)).toEqual(first);
  await visit.desk.clock.pass(SAME_CALL_MS - 1);
  await visit.tap('callHelp');
  expect(callsOf(visit)).toEqual(first);
  await visit.desk.clock.pass(1);
  await visit.tap('callHelp');
  expect(callsOf(visit)).toEqual([...first, { id: 'help.called', screen: 'choose' }]);
});

test('a call leaves the screen as it stands, also in the middle of a PIN', async () => {
  const visit = await new Rehearsal().start();
  await visit.toPin();
  await visit.tap({ name: 'pinDigit', digit: 1 });
  const before = visit.flow.frame();
  await visit.tap('callHelp');
  expect(visit.flow.frame()).toEqual(before);
});

test('a call wins the time to make it; pressed again and again it holds no visit open', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap('start');
  await visit.desk.clock.pass(60_000);
  await visit.tap('callHelp');
  await visit.desk.clock.pass(55_000);
  expect(visit.flow.frame()).toMatchObject({ screen: { name: 'choose' }, secondsLeft: null });
  await visit.tap('callHelp');
  await visit.desk.clock.pass(34_000);
  expect(visit.flow.frame().secondsLeft).not.toBeNull();
  await visit.desk.clock.pass(1_000);
  expect(visit.screen).toMatchObject({ name: 'ended', why: 'timeout' });
});
