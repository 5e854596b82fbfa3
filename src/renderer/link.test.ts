import { expect, test } from 'vitest';

import { NORMAL_LOOK } from '#contract/look.ts';
import type { Frame } from '#contract/screen.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { HELLO as hello } from '#contract/testing/hello.ts';
import { yen } from '#contract/yen.ts';

import {
  CLOSED_AS_FORBIDDEN,
  CLOSED_AS_REPLACED,
  createLink,
  FIRST_PAUSE,
  type Heard,
  LONGEST_PAUSE,
  MAX_FRAME_LENGTH,
} from './link.ts';
import { DOUBLE_TAP } from './tap-guard.ts';

const frame: Frame = {
  type: 'frame',
  instance: 7,
  language: 'ja',
  furigana: false,
  look: NORMAL_LOOK,
  screen: { name: 'takeMoney', amount: yen(100), why: 'change' },
  stage: 'take',
  money: null,
  can: { back: false, cancel: false },
  secondsLeft: null,
};

/** A core that answers nothing of its own accord, and a clock that moves when told. */
function puppet() {
  const clock = new HandClock();
  const sockets: { sent: string[]; say: Heard['message']; hangUp: Heard['closed'] }[] = [];

  const link = createLink({
    open({ message, closed }) {
      const sent: string[] = [];
      sockets.push({ sent, say: message, hangUp: closed });
      return (data) => sent.push(data);
    },
    clock,
  });
  return {
    clock,
    link,
    sockets,
    latest() {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('nothing opened');
      return socket;
    },
    greet() {
      const socket = this.latest();
      socket.say(JSON.stringify(hello));
      socket.say(JSON.stringify(frame));
      return socket;
    },
  };
}

test('shows nothing before the greeting and the first frame have both come', () => {
  const stage = puppet();
  const { link } = stage;
  stage.latest().say(JSON.stringify(frame));
  expect(link.view().state).toBe('away');
  stage.latest().say(JSON.stringify(hello));
  expect(link.view().state).toBe('away');
  stage.latest().say(JSON.stringify(frame));
  expect(link.view()).toEqual({ state: 'shown', hello, frame });
});

test.each([
  ['not JSON', '{'],
  ['binary', new ArrayBuffer(4)],
  ['an unknown screen', JSON.stringify({ ...frame, screen: { name: 'gift' } })],
  ['a field too many', JSON.stringify({ ...frame, pin: '1234' })],
  ['one character too long', JSON.stringify({ ...frame, instance: 8 }).padEnd(MAX_FRAME_LENGTH + 1)],
])('keeps the screen as it is when the message is %s', (_, data) => {
  const stage = puppet();
  stage.greet().say(data);
  expect(stage.link.view()).toMatchObject({ state: 'shown', frame: { instance: 7 } });
});

test('reads a message of exactly the greatest length', () => {
  const stage = puppet();
  stage.greet().say(JSON.stringify({ ...frame, instance: 8 }).padEnd(MAX_FRAME_LENGTH));
  expect(stage.link.view()).toMatchObject({ frame: { instance: 8 } });
});

test('sends an action with the instance that it was meant for', () => {
  const stage = puppet();
  const socket = stage.greet();
  stage.link.send(7, { name: 'next' });
  expect(socket.sent.map((sent): unknown => JSON.parse(sent))).toEqual([
    { type: 'action', instance: 7, action: { name: 'next' } },
  ]);
});

test('takes two quick taps on the same step for one, but never two digits', () => {
  const stage = puppet();
  const socket = stage.greet();
  stage.link.send(7, { name: 'next' });
  stage.clock.advance(DOUBLE_TAP - 1);
  stage.link.send(7, { name: 'next' });
  expect(socket.sent).toHaveLength(1);
  stage.clock.advance(1);
  stage.link.send(7, { name: 'next' });
  stage.link.send(8, { name: 'next' });
  expect(socket.sent).toHaveLength(3);
  stage.link.send(8, { name: 'pinDigit', digit: 1 });
  stage.link.send(8, { name: 'pinDigit', digit: 1 });
  expect(socket.sent).toHaveLength(5);
});

test('takes a step after another digit for a new one, however fast it comes', () => {
  const stage = puppet();
  const socket = stage.greet();
  stage.link.send(7, { name: 'next' });
  stage.link.send(7, { name: 'pinDigit', digit: 1 });
  stage.link.send(7, { name: 'next' });
  expect(socket.sent).toHaveLength(3);
});

test('forgets everything and sends nothing while the core is away', () => {
  const stage = puppet();
  const socket = stage.greet();
  socket.hangUp(1006);
  expect(stage.link.view()).toEqual({ state: 'away' });
  stage.link.send(7, { name: 'cancel' });
  expect(socket.sent).toEqual([]);
});

test('comes back after ever longer pauses up to a limit, and after a short one once a frame has come', () => {
  const stage = puppet();
  const pauses = [250, 500, 1000, 2000, 4000, LONGEST_PAUSE, LONGEST_PAUSE];
  for (const [tries, pause] of pauses.entries()) {
    stage.latest().hangUp(1006);
    stage.clock.advance(pause - 1);
    expect(stage.sockets).toHaveLength(tries + 1);
    stage.clock.advance(1);
    expect(stage.sockets).toHaveLength(tries + 2);
  }
  stage.greet().hangUp(1006);
  stage.clock.advance(FIRST_PAUSE);
  expect(stage.sockets).toHaveLength(pauses.length + 2);
});

test.each([
  [CLOSED_AS_REPLACED, 'replaced'],
  [CLOSED_AS_FORBIDDEN, 'away'],
])('does not come back after close code %i', (code, state) => {
  const stage = puppet();
  stage.greet().hangUp(code);
  expect(stage.link.view()).toEqual({ state });
  stage.clock.advance(60 * 60 * 1000);
  expect(stage.sockets).toHaveLength(1);
});

test('tells its listeners of every change until they leave', () => {
  const stage = puppet();
  const seen: string[] = [];
  const leave = stage.link.subscribe(() => seen.push(stage.link.view().state));
  stage.greet().hangUp(1006);
  leave();
  stage.clock.advance(FIRST_PAUSE);
  stage.greet();
  expect(seen).toEqual(['shown', 'away']);
});
