import { describe, expect, test } from 'vitest';

import { Language } from '#contract/language.ts';
import type { Frame } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import spokenJa from '#resources/speech/ja.json' with { type: 'json' };
import shownJa from '#resources/texts/ja.json' with { type: 'json' };

import { sampleFrames, sampleHello } from '../../../test/samples/frames.ts';
import { speechOf } from './speech.ts';

const frames = [...sampleFrames('ja'), ...sampleFrames('en')];

function frameOf(name: string, language: 'ja' | 'en'): Frame {
  const found = sampleFrames(language).find((sample) => sample.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.frame;
}

function textsOf(frame: Frame, page = 0): string[] {
  return speechOf(frame, sampleHello, page).map(({ text }) => text);
}

test.each(frames)('$frame.language $name has something to say, and no hole in it', ({ frame }) => {
  const said = speechOf(frame, sampleHello);
  expect(said.length).toBeGreaterThan(0);
  for (const { text } of said) expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|^\s*$/);
});

test.each(frames)('no kanji, figure or letter reaches the Japanese voice: $name', ({ frame }) => {
  const japanese = speechOf(frame, sampleHello).filter(({ language }) => language === 'ja');
  for (const { text } of japanese) expect(text).toMatch(/^[ぁ-んァ-ヶー、。, ]+$/);
});

test('whoever reads another language hears English', () => {
  const heard = Language.options.map((language) =>
    speechOf({ ...frameOf('choose', 'ja'), language }, sampleHello),
  );
  expect(new Set(heard.map(([first]) => first?.text))).toEqual(
    new Set(['どの しょーめいしょが ひつよーですか', 'Which certificate do you need?']),
  );
});

describe('of a PIN only the count is said', () => {
  const at = (entered: number): Frame => ({
    ...frameOf('enter-pin', 'ja'),
    screen: { name: 'enterPin', entered, triesLeft: 3, wrongBefore: false },
  });

  test.each([
    [0, []],
    [1, ['よんけたの うち ひとけた はいりました', 'あと さんけた。']],
    [3, ['よんけたの うち さんけた はいりました', 'あと ひとけた。']],
    [4, ['よんけた はいりました。かくにんキーを おして ください。', 'つぎえ、かくにんキー。']],
  ])('after %i digits', (entered, fresh) => {
    const before = textsOf(at(0));
    expect(textsOf(at(entered)).filter((text) => !before.includes(text))).toEqual(fresh);
  });
});

test('money is told as it stands', () => {
  const frame: Frame = {
    ...frameOf('pay', 'ja'),
    money: { due: yen(680), paid: yen(500), remaining: yen(180), change: yen(0) },
  };
  expect(textsOf(frame)).toEqual(
    expect.arrayContaining([
      'おしはらい ろっぴゃくはちじゅうえん。',
      'いれた おかね ごひゃくえん。',
      'のこり ひゃくはちじゅうえん。',
    ]),
  );
});

test('each choice is told with its key, six to a page', () => {
  const many = frameOf('items', 'en');
  expect(textsOf(many)).toContain('More choices: 7.');
  expect(textsOf(many).filter((text) => /: [1-6]\.$/.test(text))).toHaveLength(6);
  expect(textsOf(many, 1)).not.toEqual(textsOf(many, 0));
  expect(textsOf(many, 99)).toEqual(textsOf(many, 0));
});

test('at the first screen each language is offered in its own voice', () => {
  const said = speechOf(frameOf('idle', 'ja'), sampleHello);
  expect(said).toContainEqual({ language: 'ja', text: 'はじめる、いちの キー。' });
  expect(said).toContainEqual({ language: 'en', text: 'Start in English: 2.' });
});

test('the end of patience is told twice, and each time how to go on', () => {
  const at = (secondsLeft: number) => textsOf({ ...frameOf('copies', 'en'), secondsLeft });
  expect(at(20)).toEqual(['Time is almost up. It ends in 20 seconds. To go on, press any key.']);
  expect(at(11)).toEqual(at(20));
  expect(at(10)).not.toEqual(at(20));
  expect(at(1)).toEqual(at(10));
});

/** The kana of a text, so that は said as わ, へ as え and a long vowel are no difference. */
function kanaOf(text: string): string {
  const plain = text.replaceAll('|桁}}', '}}けた').replaceAll(/\{\{[^}]*\}\}/g, '');
  const hiragana = Array.from(plain, (sign) =>
    sign >= 'ァ' && sign <= 'ヶ' ? String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x60) : sign,
  ).join('');
  return hiragana
    .replaceAll(/[^ぁ-ん]/g, '')
    .replaceAll('は', 'わ')
    .replaceAll('へ', 'え')
    .replaceAll('を', 'お')
    .replaceAll('づ', 'ず')
    .replaceAll('う', '');
}

function entriesOf(texts: object, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]): [string, string][] =>
    typeof text === 'object' && text !== null
      ? entriesOf(text, `${before}${key}.`)
      : [[`${before}${key}`, String(text)]],
  );
}

const { speech: _own, relation: _kin, ...readings } = spokenJa;
const shown = new Map(entriesOf(shownJa));

test.each(entriesOf(readings))('the reading of %s is of the text that is shown', (key, reading) => {
  const left = Array.from(kanaOf(reading));
  const missing = Array.from(kanaOf(shown.get(key) ?? 'なし')).filter((sign) => {
    const at = left.indexOf(sign);
    left.splice(0, at + 1);
    return at < 0;
  });
  expect(missing).toEqual([]);
});
