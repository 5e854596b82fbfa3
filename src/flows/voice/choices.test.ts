import { expect, test } from 'vitest';

import { Action } from '#contract/action.ts';
import type { Frame } from '#contract/screen.ts';

import { sampleFrames, sampleHello } from '../../../test/samples/frames.ts';
import { offeredOn } from './choices.ts';
import { WORDS } from './words.ts';

const frames = sampleFrames('en');

function offered(name: string) {
  const found = frames.find((sample) => sample.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  const { choices, main, typing } = offeredOn(found.frame, sampleHello);
  return { choices: choices.map(({ action }) => action), main: main?.action, typing };
}

test.each(frames)('every choice of $name is an action, has a name, and is there once', ({ frame }) => {
  const { choices, main } = offeredOn(frame, sampleHello);
  const all = main ? [...choices, main] : choices;
  const actions = all.map(({ action }) => Action.parse(action));
  expect(new Set(actions.map((action) => JSON.stringify(action))).size).toBe(actions.length);
  for (const { says } of all) for (const words of Object.values(WORDS)) expect(says(words)).not.toBe('');
});

test('what leads on is the confirm key, what is chosen is a number', () => {
  expect(offered('idle')).toEqual({
    choices: [{ name: 'start', language: 'ja' }, { name: 'start', language: 'en' }, { name: 'payRelay' }],
    main: undefined,
    typing: null,
  });
  expect(offered('copies').choices).toContainEqual({ name: 'setCopies', copies: 3 });
  expect(offered('confirm').main).toEqual({ name: 'next' });
  expect(offered('take-papers').main).toEqual({ name: 'next' });
  expect(offered('basket-empty')).toMatchObject({ choices: [{ name: 'addMore' }], main: undefined });
});

test('what cannot be had now is no choice', () => {
  expect(offered('choose').choices).toEqual([
    { name: 'chooseKind', kind: 'ResidentRecord' },
    { name: 'chooseKind', kind: 'RecordedItems' },
  ]);
});

test('the last try of a PIN is a number, not the key that confirmed the one before', () => {
  expect(offered('confirm-last-try')).toEqual({ choices: [{ name: 'next' }], main: undefined, typing: null });
});

test('where digits are typed no digit is a choice, and an unfinished number does not lead on', () => {
  expect(offered('enter-pin')).toEqual({ choices: [], main: undefined, typing: { typed: 2, full: false } });
  expect(offered('enter-pin-full').main).toEqual({ name: 'next' });
});

test('what only staff may answer is nobody’s choice at the ten-key', () => {
  const staff = frames.filter(({ frame }) => frame.screen.name.startsWith('staff'));
  expect(staff.length).toBeGreaterThan(0);
  for (const { frame } of staff)
    expect(offeredOn(frame, sampleHello)).toMatchObject({ choices: [], main: null });
  const actions = frames.flatMap(({ frame }: { frame: Frame }) => offeredOn(frame, sampleHello).choices);
  expect(actions.map(({ action }) => action.name)).not.toContain('staff');
});
