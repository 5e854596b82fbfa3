import { baseOf } from '#contract/language.ts';
import type { Frame, Hello, Screen } from '#contract/screen.ts';
import type { Sentence } from '#contract/speech.ts';

import { offeredOn } from './choices.ts';
import type { Choice, Offered } from './choice.ts';
import { moneySentences } from './money.ts';
import { screenSentences } from './screens.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

/** Choices on one page: keys 1 to 6. */
export const PAGE = 6;

export function pagesOf({ choices }: Pick<Offered, 'choices'>): number {
  return Math.max(1, Math.ceil(choices.length / PAGE));
}

/** The choices under the keys 1 to 6 on this page, the first being 0. */
export function choicesOn({ choices }: Pick<Offered, 'choices'>, page: number): readonly Choice[] {
  return choices.slice(page * PAGE, (page + 1) * PAGE);
}

/**
 * 音声案内: everything that a screen shows and that one needs to act on it, sentence by sentence: what happened, the money, the
 * choices with their keys. A digit of a PIN is in no screen, and so in no sentence.
 */
export function speechOf(frame: Frame, hello: Hello, page = 0): readonly Sentence[] {
  const words = WORDS[baseOf(frame.language)];
  if (frame.secondsLeft !== null) return [warning(frame.secondsLeft, words)];
  const offered = offeredOn(frame, hello);
  const shown = page < pagesOf(offered) ? page : 0;
  const choices = choiceSentences(frame, offered, shown, words);
  // At the first screen nobody has chosen a language yet: the way to one's own comes first.
  return frame.screen.name === 'idle'
    ? [...choices, ...told(frame, words)]
    : [...told(frame, words), ...choices];
}

/** That the guide has begun: in both languages where nobody has chosen one, otherwise with its keys. */
export function welcomeOf({ language, screen }: Pick<Frame, 'language' | 'screen'>): readonly Sentence[] {
  const spoken = screen.name === 'idle' ? (['ja', 'en'] as const) : [baseOf(language)];
  return spoken.flatMap((each) =>
    (['speech.on', 'speech.keys'] as const).map((key) => ({ language: each, text: WORDS[each].say(key) })),
  );
}

/** 助け: the help desk, this terminal, and what the keys do. */
export function helpOf(
  { language }: Pick<Frame, 'language'>,
  { helpDesk, terminal }: Hello,
): readonly Sentence[] {
  const words = WORDS[baseOf(language)];
  return [
    words.say('speech.help.keys'),
    words.say('speech.help.desk', { number: words.code(helpDesk) }),
    words.say('speech.help.terminal', { terminal: words.code(terminal) }),
  ].map((text) => ({ language: words.language, text }));
}

/** Told at twenty seconds and at ten; a count each second could not be listened to. */
function warning(secondsLeft: number, words: Words): Sentence {
  const count = secondsLeft > 10 ? 20 : 10;
  return { language: words.language, text: words.say('speech.warning', { count }) };
}

function told(frame: Frame, words: Words): readonly Sentence[] {
  const own = screenSentences(frame, words);
  const ownMoney = MONEY_OF_ITS_OWN.has(frame.screen.name) || frame.money === null;
  return [...own, ...(ownMoney || frame.money === null ? [] : moneySentences(frame.money, words))].map(
    (each) => (typeof each === 'string' ? { language: words.language, text: each } : each),
  );
}

/** Screens that tell the money in their own words. */
const MONEY_OF_ITS_OWN: ReadonlySet<Screen['name']> = new Set([
  'confirm',
  'relayConfirm',
  'relayFinished',
  'finished',
  'ended',
  'trouble',
]);

function choiceSentences(frame: Frame, offered: Offered, page: number, words: Words): readonly Sentence[] {
  const { language } = words;
  const pages = pagesOf(offered);
  const numbered = choicesOn(offered, page).map((choice, at): Sentence => {
    const own = choice.action.name === 'start' ? WORDS[baseOf(choice.action.language)] : words;
    return {
      language: own.language,
      text: own.say('speech.key.number', { what: choice.says(own), key: own.key(at + 1) }),
    };
  });
  const paid = frame.money !== null && frame.money.paid > 0;
  const keys = [
    ...(pages > 1 ? [words.say(page + 1 < pages ? 'speech.key.more' : 'speech.key.first')] : []),
    ...(offered.main ? [words.say('speech.key.main', { what: offered.main.says(words) })] : []),
    ...(frame.can.back ? [words.say('speech.key.back')] : []),
    ...(frame.can.cancel ? [words.say(paid ? 'speech.key.cancelPaid' : 'speech.key.cancel')] : []),
  ];
  return [...numbered, ...keys.map((text) => ({ language, text }))];
}
