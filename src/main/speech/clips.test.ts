import { expect, test } from 'vitest';

import { err, ok } from '#contract/result.ts';
import type { Sentence } from '#contract/speech.ts';

import { Clips, MOST_KEPT, MOST_NAMED } from './clips.ts';

/** A voice that says so many bytes. */
function voice(bytes = 100) {
  const spoken: string[] = [];
  const speech = {
    status: () => 'ready' as const,
    speak({ text }: Sentence) {
      spoken.push(text);
      return Promise.resolve(ok(Buffer.alloc(bytes)));
    },
  };
  return { clips: new Clips(speech), spoken };
}

const sentence = (text: string): Sentence => ({ language: 'en', text });

test('a sentence has one name at each pace, which says nothing of it', () => {
  const { clips } = voice();
  const id = clips.idOf(sentence('Next'), 'normal');
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(clips.idOf(sentence('Next'), 'normal')).toBe(id);
  expect(clips.idOf(sentence('Next'), 'fast')).not.toBe(id);
  expect(voice().clips.idOf(sentence('Next'), 'normal')).not.toBe(id);
});

test('it is spoken when it is fetched, and once', async () => {
  const { clips, spoken } = voice();
  const id = clips.idOf(sentence('Next'), 'normal');
  expect(spoken).toEqual([]);
  expect(await clips.get(id)).toHaveLength(100);
  expect(await clips.get(id)).toHaveLength(100);
  expect(spoken).toEqual(['Next']);
});

test('as many sentences have a name as there is room for, and one more drops the oldest', async () => {
  const { clips } = voice();
  const ids = Array.from({ length: MOST_NAMED }, (_, at) => clips.idOf(sentence(`${at}`), 'normal'));
  expect(await clips.get(ids[0] ?? '')).toBeDefined();
  clips.idOf(sentence('0'), 'normal');
  clips.idOf(sentence('one more'), 'normal');
  expect(await clips.get(ids[0] ?? '')).toBeDefined();
  expect(await clips.get(ids[1] ?? '')).toBeUndefined();
});

test('sound is kept up to its limit', async () => {
  const { clips, spoken } = voice(MOST_KEPT / 2);
  const [one = '', two = '', three = ''] = ['1', '2', '3'].map((text) =>
    clips.idOf(sentence(text), 'normal'),
  );
  for (const id of [one, two, three, two, three, one]) await clips.get(id);
  expect(spoken).toEqual(['1', '2', '3', '1']);
});

test('what was forgotten is known no longer, not even by its name', async () => {
  const { clips } = voice();
  const id = clips.idOf(sentence('Next'), 'normal');
  await clips.get(id);
  clips.forget();
  expect(await clips.get(id)).toBeUndefined();
  expect(clips.idOf(sentence('Next'), 'normal')).not.toBe(id);
});

test('what could not be spoken is not there', async () => {
  const clips = new Clips({
    status: () => 'ready',
    speak: () => Promise.resolve(err({ code: 'failed', who: 'technician' })),
  });
  expect(await clips.get(clips.idOf(sentence('Next'), 'normal'))).toBeUndefined();
});
