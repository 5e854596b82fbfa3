import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';
import type { Sentence } from '#contract/speech.ts';
import type { Key } from '#devices/keypad/port.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { ScriptedKeypad } from '../testing/keypad.ts';
import { Rehearsal } from '../testing/visit.ts';
import { LEFT_MS, MORE_TIME, SETTLE_MS, VoiceGuide } from './guide.ts';

const ENTER: Key = { key: 'enter' };
const ERASE: Key = { key: 'erase' };
const CLEAR: Key = { key: 'clear' };
const digits = (typed: string): Key[] =>
  Array.from(typed, (digit) => ({ key: 'digit', digit: Number(digit) }));

/** Somebody with headphones before a terminal on a scripted desk: keys in, sentences out. */
async function listener(options: { readonly spoken?: boolean } = {}) {
  const keys = new ScriptedKeypad();
  const passed = new ScriptedKeypad();
  const visit = await new Rehearsal(new ScriptedDesk(), passed).start();
  const named: (Sentence & { readonly pace: string })[] = [];
  let forgotten = 0;
  const guide = new VoiceGuide({
    flow: visit.flow,
    keypad: keys,
    clock: visit.desk.clock,
    loudness: { volume: 80, night: { from: '22:00', to: '06:00', volume: 20 } },
    speaker: {
      spoken: options.spoken ?? true,
      idOf({ language, text }, pace) {
        const found = named.findIndex((each) => each.text === text && each.pace === pace);
        const at = found < 0 ? named.push({ language, text, pace }) - 1 : found;
        return at.toString(16).padStart(32, '0');
      },
      forget: () => void (forgotten += 1),
    },
  });
  guide.passOn((event) => void (event.type === 'key' && passed.press(event.key)));
  return {
    visit,
    guide,
    forgotten: () => forgotten,
    /** Each key once the screen has stood for a while. */
    press: async (...pressed: readonly Key[]): Promise<void> => {
      for (const key of pressed) {
        visit.desk.clock.advance(SETTLE_MS);
        keys.press(key);
        await settled();
      }
    },
    pressAtOnce: async (...pressed: readonly Key[]): Promise<void> => {
      keys.press(...pressed);
      await settled();
    },
    heard: (): readonly string[] =>
      (guide.frame().guide?.clips ?? []).map((clip) => named[Number.parseInt(clip, 16)]?.text ?? 'nothing'),
    pace: (): string | undefined => named[Number.parseInt(guide.frame().guide?.clips[0] ?? '', 16)]?.pace,
  };
}

test('five begins the guide at the first screen, in both languages; the first key of all starts', async () => {
  const { visit, guide, press, heard } = await listener();
  await press(...digits('4'));
  expect(guide.frame().guide).toBeUndefined();
  await press(...digits('5'));
  expect(heard().slice(0, 5)).toEqual([
    'おんせいあんないを はじめます。',
    'すうじの キーで えらびます。ゼロで もういちど、はちで たすけ。',
    'Speech is on.',
    'Choose with the number keys. 0 says it again, 8 is help.',
    'はじめる、いちの キー。',
  ]);
  expect(heard()).toContain('Start in English: 2.');
  await press(...digits('2'));
  expect(visit.name).toBe('choose');
  expect(heard()[0]).toBe('Which certificate do you need?');
  expect(heard()).toContain('Certificate of Residence, 200 yen: 1.');
});

test('a whole choice by keys alone: the certificate, its copies, the way back, the end', async () => {
  const { visit, guide, press, heard } = await listener();
  await press(...digits('52'));
  await press(...digits('1'));
  expect(visit.name).toBe('layCard');
  expect(heard()[0]).toBe('Lay your My Number Card on the reader');
  await press(CLEAR);
  expect(visit.name).toBe('layCard');
  expect(heard()).toEqual(['To stop, press the cancel key once more.']);
  await press(CLEAR);
  expect(visit.name).toBe('ended');
  expect(heard()).toContain('No money was taken.');
  await press(ENTER);
  expect(visit.name).toBe('idle');
  expect(guide.frame().guide).toBeUndefined();
});

test('what was asked once is forgotten with any other key', async () => {
  const { visit, press } = await listener();
  await press(...digits('521'), CLEAR, ...digits('0'), CLEAR);
  expect(visit.name).toBe('layCard');
});

test('a PIN goes to the card as without the guide, and only its count is heard', async () => {
  const { visit, press, heard } = await listener();
  await press(...digits('521'));
  visit.desk.lay();
  await settled();
  expect(heard()).toContain(
    'Type it with the number keys, then press the confirm key. The digits are not spoken.',
  );
  await press(...digits('5'));
  expect(visit.screen).toMatchObject({ name: 'enterPin', entered: 1 });
  expect(heard()).toEqual(['1 of 4 digits entered', '3 digits to go.']);
  await press(ENTER);
  expect(visit.name).toBe('enterPin');
  await press(...digits('12'), ERASE, CLEAR);
  expect(visit.screen).toMatchObject({ name: 'enterPin', entered: 0 });
  await press(...digits('1234'));
  expect(heard()).toEqual(['Four digits typed. Press the confirm key.', 'Next: the confirm key.']);
  await press(ENTER);
  expect(visit.name).toBe('liftCard');
});

test('where digits are typed five types, and does not begin the guide', async () => {
  const { visit, guide, press } = await listener();
  await visit.toPin();
  await press(...digits('5'));
  expect(guide.frame().guide).toBeUndefined();
  expect(visit.screen).toMatchObject({ name: 'enterPin', entered: 1 });
});

test('two quick presses never answer two screens', async () => {
  const { visit, press, pressAtOnce } = await listener();
  await press(...digits('5'));
  await pressAtOnce(...digits('1'), ...digits('1'));
  expect(visit.name).toBe('choose');
});

test('zero says it again, nine changes the pace, eight helps', async () => {
  const { visit, press, heard, pace } = await listener();
  await press(...digits('52'));
  const all = heard();
  await press(...digits('9'));
  expect([heard(), pace()]).toEqual([['Fast.'], 'fast']);
  await press(...digits('0'));
  expect([heard(), pace()]).toEqual([all, 'fast']);
  await press(...digits('99'));
  expect(pace()).toBe('normal');
  await press(...digits('8'));
  expect(heard().join(' ')).toContain('The help desk has the telephone number');
  expect(visit.desk.raised).toContainEqual({ id: 'help.called', screen: 'choose' });
});

test('only what has changed on a screen is said', async () => {
  const { visit, press, heard } = await listener();
  await press(...digits('52'));
  const first = heard();
  await visit.tap({ name: 'setLanguage', language: 'ja' });
  expect(heard()[0]).toBe('どの しょーめいしょが ひつよーですか');
  expect(heard()).not.toContain(first[0]);
});

test('the keys that stand on the screen are those that are told', async () => {
  const { guide, press } = await listener();
  await press(...digits('52'));
  expect(guide.frame().guide?.keys).toEqual([
    { key: 1, action: { name: 'chooseKind', kind: 'ResidentRecord' } },
    { key: 2, action: { name: 'chooseKind', kind: 'SealRegistration' } },
  ]);
});

test('a warning is spoken, and any key wins time and hears the screen anew', async () => {
  const { visit, guide, press, heard } = await listener();
  await press(...digits('52'));
  await visit.desk.clock.pass(70_000);
  expect(heard()).toEqual(['Time is almost up. It ends in 20 seconds. To go on, press any key.']);
  await press(...digits('3'));
  expect(guide.frame().secondsLeft).toBeNull();
  expect([visit.name, heard()[0]]).toEqual(['choose', 'Which certificate do you need?']);
});

test('limits are longer while somebody listens', async () => {
  const { guide, press } = await listener();
  expect(guide.moreTime).toBe(1);
  await press(...digits('5'));
  expect(guide.moreTime).toBe(MORE_TIME);
});

test('whoever began and went away is forgotten; so is all that was said', async () => {
  const { visit, guide, press, forgotten } = await listener();
  await press(...digits('5'));
  await visit.desk.clock.pass(LEFT_MS);
  expect([guide.frame().guide, forgotten()]).toEqual([undefined, 1]);
});

test('without a voice every key is what it is without the guide', async () => {
  const { guide, press, visit } = await listener({ spoken: false });
  await press(...digits('5'));
  expect(guide.frame().guide).toBeUndefined();
  await visit.toPin();
  await press(...digits('5'));
  expect(visit.screen).toMatchObject({ name: 'enterPin', entered: 1 });
});

test('papers are called for until somebody has had enough, and what comes after is called for again', async () => {
  const { visit, guide } = await listener();
  await visit.toPay(1);
  await visit.drop(500);
  expect(guide.frame()).toMatchObject({
    screen: { name: 'takePapers' },
    call: { volume: 80, hushed: false },
  });
  guide.act({ type: 'action', instance: guide.frame().instance, action: { name: 'hush' } });
  expect(guide.frame().call).toMatchObject({ hushed: true });
  await visit.tap('next');
  expect(guide.frame()).toMatchObject({ screen: { name: 'takeMoney' }, call: { hushed: false } });
});
