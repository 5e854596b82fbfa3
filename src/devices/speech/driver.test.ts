import { expect, test } from 'vitest';

import { MOST_WAITING, openSpeech } from './driver.ts';
import { MOST_BYTES, run } from './engine.ts';
import { engineFor } from './engines.ts';
import { HEADER_BYTES, finishedWav } from './wav.ts';

/** A WAV file as an engine writes it into a pipe, before it knows its length. */
function unfinished(sound: number): Buffer {
  const wav = Buffer.alloc(HEADER_BYTES + sound);
  wav.write('RIFF', 0);
  wav.write('WAVEfmt ', 8);
  wav.write('data', 36);
  return wav;
}

/** An engine that does in Node what a test says; `text` is what it was given. */
const node = (body: string) => ({
  command: process.execPath,
  args: [
    '-e',
    `let text = ''; process.stdin.on('data', (part) => { text += part; }).on('end', () => { ${body} });`,
  ],
});
const says = (sound: number) =>
  node(`process.stdout.write(Buffer.from('${unfinished(sound).toString('hex')}', 'hex'))`);
const sentence = { language: 'en', text: 'Next' } as const;
const running = { signal: new AbortController().signal };

test('a voice that is not installed leaves speech off, and nothing is broken', async () => {
  const speech = await openSpeech({ engine: () => ({ command: '/nowhere/espeak-ng', args: [] }) });
  expect(speech.status()).toBe('off');
  expect(await speech.speak(sentence, 'normal')).toMatchObject({ ok: false, error: { code: 'noEngine' } });
  speech.close();
});

test('a sentence comes back as a finished WAV file', async () => {
  const speech = await openSpeech({ engine: () => says(10) });
  const said = await speech.speak(sentence, 'normal');
  expect(said.ok && [said.value.readUInt32LE(4), said.value.readUInt32LE(40)]).toEqual([46, 10]);
  speech.close();
});

test('the sentence goes through the pipe, never into the command line', async () => {
  const engine = node("process.exit(process.argv.join().includes('secret') || text !== 'secret' ? 1 : 0)");
  expect(await run(engine, 'secret', running)).toMatchObject({ how: 'done' });
  for (const language of ['ja', 'en'] as const)
    expect(engineFor(language, 'normal', undefined).args.join(' ')).toContain('--stdin');
});

test('an engine that fails, hangs or never ends its sound is ended', async () => {
  expect(await run(node('process.exit(1)'), 'a', running)).toMatchObject({ how: 'failed' });
  expect(await run(node('setInterval(() => {}, 1000)'), 'a', { ...running, timeout: 300 })).toMatchObject({
    how: 'failed',
  });
  const endless = node(`setInterval(() => process.stdout.write(Buffer.alloc(${MOST_BYTES / 4})), 1)`);
  expect(await run(endless, 'a', running)).toMatchObject({ how: 'failed' });
});

test('what is no sound is no clip', () => {
  expect(finishedWav(Buffer.from('RIFF'))).toBeUndefined();
  expect(finishedWav(unfinished(0))).toBeUndefined();
  expect(finishedWav(Buffer.alloc(100))).toBeUndefined();
});

test('as many sentences wait as there is room for, and one more is refused', async () => {
  const speech = await openSpeech({ engine: () => says(10) });
  const all = Array.from({ length: MOST_WAITING + 1 }, () => speech.speak(sentence, 'normal'));
  expect(await all.at(-1)).toMatchObject({ ok: false, error: { code: 'busy' } });
  expect(await all[0]).toMatchObject({ ok: true });
  speech.close();
  expect(await all.at(-2)).toMatchObject({ ok: false });
});

test('Open JTalk speaks Japanese where it is installed, and nothing else', () => {
  const jtalk = { dictionary: '/dic', voice: '/a.htsvoice' };
  expect(engineFor('ja', 'slow', jtalk)).toEqual({
    command: 'open_jtalk',
    args: ['-x', '/dic', '-m', '/a.htsvoice', '-r', '0.8', '-ow', '/dev/stdout'],
  });
  expect(engineFor('en', 'slow', jtalk).command).toBe('espeak-ng');
});
