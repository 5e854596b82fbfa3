import { expect, test } from 'vitest';

import type { Call, Guide } from '#contract/speech.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { CALL_EVERY_MS, Player } from './player.ts';

function stage() {
  const clock = new HandClock();
  const heard: string[] = [];
  let over = (): void => undefined;
  const player = new Player({
    play(clip, volume, ended) {
      heard.push(`${clip} ${volume}`);
      over = ended;
    },
    stop: () => void heard.push('silence'),
    setTimeout: (callback, ms) => clock.setTimeout(callback, ms),
    clearTimeout: (timer) => clock.clearTimeout(timer),
  });
  return {
    player,
    clock,
    ended: () => over(),
    take: () => heard.splice(0),
  };
}

const guide = (turn: number, ...clips: string[]): Guide => ({ turn, clips, keys: [] });
const call = (change: Partial<Call> = {}): Call => ({ clip: 'papers', volume: 60, hushed: false, ...change });

test('sentences come one after the other, and a new turn silences the one before', () => {
  const { player, ended, take } = stage();
  player.show(guide(1, 'a', 'b'), undefined);
  expect(take()).toEqual(['silence', 'a 1']);
  ended();
  expect(take()).toEqual(['b 1']);
  player.show(guide(1, 'a', 'b'), undefined);
  expect(take()).toEqual([]);
  player.show(guide(2, 'c'), undefined);
  expect(take()).toEqual(['silence', 'c 1']);
  ended();
  expect(take()).toEqual([]);
  player.show(undefined, undefined);
  expect(take()).toEqual(['silence']);
});

test('a call is repeated with a pause until it is over, as loud as it may be', () => {
  const { player, clock, ended, take } = stage();
  player.show(undefined, call());
  expect(take()).toEqual([]);
  clock.advance(CALL_EVERY_MS);
  expect(take()).toEqual(['papers 0.6']);
  ended();
  clock.advance(CALL_EVERY_MS - 1);
  player.show(undefined, call());
  clock.advance(1);
  expect(take()).toEqual(['papers 0.6']);
  player.show(undefined, undefined);
  expect(take()).toEqual(['silence']);
  clock.advance(2 * CALL_EVERY_MS);
  expect(take()).toEqual([]);
});

test.each([call({ hushed: true }), call({ clip: null })])(
  'a call that is hushed or has no voice is none',
  (none) => {
    const { player, clock, take } = stage();
    player.show(undefined, none);
    clock.advance(2 * CALL_EVERY_MS);
    expect(take()).toEqual([]);
  },
);

test('whoever listens is not talked over', () => {
  const { player, clock, ended, take } = stage();
  player.show(guide(1, 'a'), call());
  clock.advance(CALL_EVERY_MS);
  expect(take()).toEqual(['silence', 'a 1']);
  ended();
  clock.advance(CALL_EVERY_MS);
  expect(take()).toEqual(['papers 0.6']);
});

test('the end silences all of it', () => {
  const { player, clock, take } = stage();
  player.show(guide(1, 'a'), call());
  player.end();
  take();
  clock.advance(2 * CALL_EVERY_MS);
  expect([take(), clock.timers]).toEqual([[], 0]);
});
