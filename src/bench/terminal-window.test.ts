import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { TerminalWindow, WINDOW_MS } from './terminal-window.ts';

function opened() {
  const clock = new HandClock();
  let asked = 0;
  const window = new TerminalWindow(() => void (asked += 1), clock);
  return { clock, window, asked: () => asked };
}

test('each asker gets an address of its own, in order', async () => {
  const { window, asked } = opened();
  const answers = Promise.all([window.ask(), window.ask()]);
  window.answer('http://127.0.0.1/1');
  window.answer('http://127.0.0.1/2');
  expect(await answers).toEqual(['http://127.0.0.1/1', 'http://127.0.0.1/2']);
  expect(asked()).toBe(2);
});

test('a terminal with a window of its own has no address', async () => {
  const { window } = opened();
  const answer = window.ask();
  window.answer(undefined);
  expect(await answer).toBeUndefined();
});

test('a parent that stays silent is not waited for, and what it says later goes to nobody', async () => {
  const { clock, window } = opened();
  const answer = window.ask();
  clock.advance(WINDOW_MS);
  expect(await answer).toBeUndefined();
  window.answer('http://127.0.0.1/late');
  const next = window.ask();
  window.answer('http://127.0.0.1/next');
  expect(await next).toBe('http://127.0.0.1/next');
});

test('eight may ask at once, a ninth hears no at once', async () => {
  const { window, asked } = opened();
  const answers = Array.from({ length: 8 }, () => window.ask());
  expect(await window.ask()).toBeUndefined();
  expect(asked()).toBe(8);
  for (const _ of answers) window.answer('http://127.0.0.1/');
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['http://127.0.0.1/']));
});
