import { expect, test } from 'vitest';

import { type Look, NORMAL_LOOK } from '#contract/look.ts';
import { settled } from '#contract/testing/hand-clock.ts';

import { Rehearsal } from '../testing/visit.ts';
import { WISHES_REST_MS } from './wishes.ts';

const LARGE: Look = { ...NORMAL_LOOK, letters: 'large' };
const ALL: Look = { letters: 'large', contrast: 'high', reach: 'low' };
const as = (look: Look) => ({ name: 'setLook', look }) as const;

test('a look holds on every screen of a visit, changes none of them, and ends with it', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap(as(LARGE), 'start');
  expect(visit.flow.frame()).toMatchObject({ look: LARGE, screen: { name: 'choose' } });
  await visit.tap({ name: 'chooseKind', kind: 'ResidentRecord' });
  const { instance, screen } = visit.flow.frame();
  await visit.tap(as(ALL));
  expect(visit.flow.frame()).toMatchObject({ look: ALL, instance, screen });
  await visit.tap('cancel', 'next');
  expect(visit.flow.frame()).toMatchObject({ look: NORMAL_LOOK, screen: { name: 'idle' } });
});

test('a look wins no time: whoever is not there any more cannot hold a visit open by it', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap('start');
  await visit.desk.clock.pass(60_000);
  await visit.tap(as(LARGE));
  await visit.desk.clock.pass(15_000);
  expect(visit.flow.frame().secondsLeft).not.toBeNull();
  await visit.desk.clock.pass(20_000);
  expect(visit.screen).toMatchObject({ name: 'ended', why: 'timeout' });
});

test('a look that was chosen at the first screen is gone with the one who chose it', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap(as(LARGE));
  await visit.desk.clock.pass(WISHES_REST_MS - 1);
  expect(visit.flow.frame().look).toEqual(LARGE);
  await visit.tap(as(ALL));
  await visit.desk.clock.pass(WISHES_REST_MS - 1);
  expect(visit.flow.frame().look).toEqual(ALL);
  await visit.desk.clock.pass(1);
  expect(visit.flow.frame().look).toEqual(NORMAL_LOOK);
});

test('a look that was chosen at the first screen outlives its minute once a visit has begun', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap(as(LARGE), 'start');
  await visit.desk.clock.pass(WISHES_REST_MS + 1);
  await settled();
  expect(visit.flow.frame()).toMatchObject({ look: LARGE, screen: { name: 'choose' } });
});

test('readings above the kanji and another language are the resident’s, win no time and end with the visit', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap({ name: 'start', language: 'ne' }, { name: 'setFurigana', shown: true });
  const { instance, screen } = visit.flow.frame();
  expect(visit.flow.frame()).toMatchObject({ language: 'ne', furigana: true });
  await visit.tap({ name: 'setLanguage', language: 'ja-x-easy' });
  expect(visit.flow.frame()).toMatchObject({ language: 'ja-x-easy', furigana: true, instance, screen });
  await visit.desk.clock.pass(60_000);
  await visit.tap({ name: 'setFurigana', shown: false });
  await visit.desk.clock.pass(15_000);
  expect(visit.flow.frame().secondsLeft).not.toBeNull();
  await visit.tap('cancel', 'next');
  expect(visit.flow.frame()).toMatchObject({ language: 'ja', furigana: false, screen: { name: 'idle' } });
});

test('a language and readings that were chosen where nobody is served are gone with the one who chose them', async () => {
  const visit = await new Rehearsal().start();
  await visit.tap({ name: 'setLanguage', language: 'ne' }, { name: 'setFurigana', shown: true });
  await visit.desk.clock.pass(WISHES_REST_MS - 1);
  expect(visit.flow.frame()).toMatchObject({ language: 'ne', furigana: true });
  await visit.desk.clock.pass(1);
  expect(visit.flow.frame()).toMatchObject({ language: 'ja', furigana: false });
});
