import { expect, test } from 'vitest';

import { wait } from '../clock.ts';
import { HandClock } from './hand-clock.ts';

/** A clock, and what its timers noted: their names and when they fired. */
function noted() {
  const clock = new HandClock();
  const notes: string[] = [];
  const at = (ms: number, name: string) =>
    clock.setTimeout(() => notes.push(`${name} ${clock.monotonic()}`), ms);
  return { clock, notes, at };
}

test('advancing fires what falls due, in order, each at its time, and stops at the limit', () => {
  const { clock, notes, at } = noted();
  at(20, 'second');
  at(10, 'first');
  at(20, 'third');
  at(31, 'too late');
  clock.setTimeout(() => at(5, 'set on the way'), 25);
  clock.advance(30);
  expect(notes).toEqual(['first 10', 'second 20', 'third 20', 'set on the way 30']);
  expect([clock.monotonic(), clock.timers]).toEqual([30, 1]);
  clock.advance(1);
  expect(notes.at(-1)).toBe('too late 31');
});

test('a timer that was cleared never fires', () => {
  const { clock, notes, at } = noted();
  clock.clearTimeout(at(1, 'cleared'));
  clock.clearTimeout(undefined);
  expect(clock.next()).toBe(false);
  expect(notes).toEqual([]);
});

test('next moves to the next timer, however far', () => {
  const { clock, notes, at } = noted();
  const start = clock.now();
  at(86_400_000, 'tomorrow');
  expect(clock.next()).toBe(true);
  expect(notes).toEqual(['tomorrow 86400000']);
  expect(clock.now() - start).toBe(86_400_000);
});

test('passing lets promises settle between two timers, advancing does not', async () => {
  const { clock, notes } = noted();
  const twice = async () => {
    await wait(clock, 10);
    await wait(clock, 10);
    notes.push(`done ${clock.monotonic()}`);
  };
  const both = Promise.all([twice(), twice()]);
  clock.advance(10);
  await clock.pass(9);
  expect(notes).toEqual([]);
  await clock.pass(1);
  expect(notes).toEqual(['done 20', 'done 20']);
  await both;
});

test('running ends with the promise, at the limit, or when nothing is left to happen', async () => {
  const clock = new HandClock();
  await clock.run(wait(clock, 100), 100);
  expect(clock.monotonic()).toBe(100);
  await expect(clock.run(wait(clock, 101), 100)).rejects.toThrow('not settled after 100 ms');
  await clock.run(wait(clock, 101));
  await expect(clock.run(new Promise(() => undefined))).rejects.toThrow('nothing is left to happen');
  await expect(clock.run(Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});
