import { expect, test } from 'vitest';

import { PinPad } from './hands.ts';

function typed(digits: string): PinPad {
  const pad = new PinPad();
  for (const digit of digits) pad.add(Number(digit));
  return pad;
}

test.each([
  ['123', 3],
  ['1234', 4],
  ['12345', 4],
])('of the digits %s it holds %i', (digits, count) => {
  expect(typed(digits).count).toBe(count);
});

test('a digit too many changes none of the four', () => {
  expect(typed('12345').take().toString('latin1')).toBe('1234');
});

test('erasing takes the last digit, and nothing from an empty pad', () => {
  const pad = typed('19');
  pad.erase();
  for (const digit of '234') pad.add(Number(digit));
  expect(pad.take().toString('latin1')).toBe('1234');
  pad.erase();
  expect(pad.count).toBe(0);
});

test('nothing is left after it was handed over or wiped', () => {
  const [taken, wiped] = [typed('1234'), typed('1234')];
  taken.take();
  wiped.wipe();
  for (const pad of [taken, wiped]) {
    expect(pad.count).toBe(0);
    expect(pad.take()).toEqual(Buffer.alloc(4));
  }
});
