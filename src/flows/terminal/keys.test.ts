import { expect, test } from 'vitest';

import { Screen } from '#contract/screen.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import type { Key } from '#devices/keypad/port.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { ScriptedKeypad } from '../testing/keypad.ts';
import { Rehearsal } from '../testing/visit.ts';
import { pressed } from './keys.ts';

const enter: Key = { key: 'enter' };
const digits = (pin: string): Key[] => Array.from(pin, (digit) => ({ key: 'digit', digit: Number(digit) }));

/** A visit at the PIN, and its ten-key. */
async function atPin() {
  const keypad = new ScriptedKeypad();
  const visit = await new Rehearsal(new ScriptedDesk(), keypad).start();
  await visit.toPin();
  const press = async (...keys: readonly Key[]): Promise<void> => {
    keypad.press(...keys);
    await settled();
  };
  return { visit, press };
}

test('the PIN is typed, and confirmed; the screen knows how many digits, not which', async () => {
  const { visit, press } = await atPin();
  await press(...digits('12'));
  expect(visit.screen).toEqual({ name: 'enterPin', entered: 2, triesLeft: 3, wrongBefore: false });
  await press(...digits('34'), enter);
  expect(visit.name).toBe('liftCard');
});

test.each<readonly [string, readonly Key[], number]>([
  ['erase takes one digit back', [...digits('123'), { key: 'erase' }], 2],
  ['clear takes all of them back', [...digits('123'), { key: 'clear' }], 0],
  ['a fifth digit is none', digits('12345'), 4],
  ['three digits are not confirmed', [...digits('123'), enter], 3],
])('%s', async (_, keys, entered) => {
  const { visit, press } = await atPin();
  await press(...keys);
  expect(visit.screen).toMatchObject({ name: 'enterPin', entered });
});

test('a second 確認 never confirms the last try', async () => {
  const { visit, press } = await atPin();
  visit.desk.triesLeft = 2;
  await press(...digits('9999'), enter);
  expect(visit.name).toBe('confirmLastTry');
  await press(enter, enter);
  expect(visit.name).toBe('confirmLastTry');
});

test('before a visit, keys do nothing', async () => {
  const { visit, press } = await atPin();
  await visit.tap('cancel', 'next');
  expect(visit.name).toBe('idle');
  await press(...digits('1234'), enter);
  expect(visit.name).toBe('idle');
});

test('a slip number is typed as a PIN is, digit by digit', () => {
  expect(pressed({ key: 'digit', digit: 7 }, 'relayNumber')).toEqual({ type: 'pinDigit', digit: 7 });
  expect(pressed(enter, 'relayNumber')).toEqual({ type: 'next' });
});

test('on no other screen does a digit act, and 確認 only where the choice can still be changed', () => {
  const names = Screen.options
    .map((option) => option.shape.name.value)
    .filter((name) => name !== 'enterPin' && name !== 'relayNumber');
  const acting = (key: Key) => names.filter((name) => pressed(key, name) !== undefined);
  expect(acting({ key: 'digit', digit: 1 })).toEqual([]);
  expect(acting({ key: 'erase' })).toEqual([]);
  expect(acting({ key: 'clear' })).toEqual([]);
  expect(acting(enter)).toEqual(['options', 'copies']);
});
