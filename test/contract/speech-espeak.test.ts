import { spawnSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { openSpeech } from '#devices/speech/driver.ts';
import { HEADER_BYTES } from '#devices/speech/wav.ts';
import { counted } from '#flows/voice/readings.ts';
import { speechOf } from '#flows/voice/speech.ts';

import { sampleFrames, sampleHello } from '../samples/frames.ts';

/** What espeak-ng would say, as its phonemes; its judgement of what we give it to read. */
function phonemes(text: string): string {
  const said = spawnSync('espeak-ng', ['-v', 'ja', '-q', '-x', '--stdin'], { input: text, encoding: 'utf8' });
  return said.stdout;
}

const missing = spawnSync('espeak-ng', ['--version']).status !== 0;
if (missing && process.env['CI'] !== undefined) throw new Error('espeak-ng must be installed in CI');

/** Stress, length and the marks between phonemes left out. */
const plain = (said: string): string => said.replaceAll(/[^A-Za-z]/g, '');

test.skipIf(missing).each<readonly [string, string]>([
  [counted(680, '円'), 'rohpjakuhatsidzuueN'],
  [counted(300, '円'), 'saubjakueN'],
  [counted(1, '通'), 'ittsu'],
  [counted(8, '回'), 'hakkai'],
  ['マイナンバーカード', 'mainaubakado'],
])('espeak-ng reads %s as %s', (text, said) => {
  expect(plain(phonemes(text))).toBe(said);
});

test.skipIf(missing)('espeak-ng reads every Japanese sentence as Japanese, and spells none', () => {
  const sentences = sampleFrames('ja').flatMap(({ frame }) => speechOf(frame, sampleHello));
  const japanese = sentences.filter(({ language }) => language === 'ja').map(({ text }) => text);
  expect(phonemes('ABC')).toContain('(en)');
  expect(phonemes([...new Set(japanese)].join('\n'))).not.toContain('(');
});

test.skipIf(missing)('both voices speak, and faster when they are asked to', async () => {
  const speech = await openSpeech();
  expect(speech.status()).toBe('ready');
  for (const sentence of [
    { language: 'ja', text: 'カードを おいて ください' },
    { language: 'en', text: 'Lay your card here' },
  ] as const) {
    const [slow, normal, fast] = await Promise.all([
      speech.speak(sentence, 'slow'),
      speech.speak(sentence, 'normal'),
      speech.speak(sentence, 'fast'),
    ]);
    const lengths = [slow, normal, fast].map((said) => (said.ok ? said.value.length : 0));
    expect(lengths.at(-1)).toBeGreaterThan(HEADER_BYTES);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  }
  speech.close();
});
