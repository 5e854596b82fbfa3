import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';

import { Audience } from './audience.ts';

function listening() {
  const audience = new Audience();
  const seen: string[] = [];
  const leave = audience.subscribe(() => seen.push('drawn'));
  return { audience, seen, leave };
}

test('draws once, however much moved in one go', async () => {
  const { audience, seen } = listening();
  audience.tell();
  audience.tell();
  expect(seen).toEqual([]);
  await settled();
  expect(seen).toEqual(['drawn']);
  audience.tell();
  await settled();
  expect(seen).toEqual(['drawn', 'drawn']);
});

test('the books are written after the screen, once, in their order', async () => {
  const { audience, seen } = listening();
  audience.afterwards(() => seen.push('first'));
  audience.tell();
  audience.afterwards(() => seen.push('second'));
  await settled();
  expect(seen).toEqual(['drawn', 'first', 'second']);
  audience.tell();
  await settled();
  expect(seen).toEqual(['drawn', 'first', 'second', 'drawn']);
});

test('work that moves the screen again is drawn, too', async () => {
  const { audience, seen } = listening();
  audience.afterwards(() => audience.tell());
  await settled();
  expect(seen).toEqual(['drawn', 'drawn']);
});

test('whoever left is told nothing more', async () => {
  const { audience, seen, leave } = listening();
  audience.tell();
  leave();
  await settled();
  expect(seen).toEqual([]);
});
