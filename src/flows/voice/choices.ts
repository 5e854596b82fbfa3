import type { Action } from '#contract/action.ts';
import { MAX_COPIES } from '#contract/certificate.ts';
import { RELAY_DIGITS } from '#contract/relay.ts';
import type { Frame, Hello, Screen } from '#contract/screen.ts';

import type { Choice, Offered } from './choice.ts';
import { choicesOfOptions } from './options.ts';
import { WORDS } from './words.ts';

const PIN_DIGITS = 4;
const NOTHING: Offered = { choices: [], main: null, typing: null };
const NEXT: Action = { name: 'next' };

const leadsOn = (says: Choice['says'], action: Action = NEXT): Offered => ({
  ...NOTHING,
  main: { action, says },
});
const receipt: Choice = {
  action: { name: 'receipt' },
  says: (words) => words.say('slip.receipt.want'),
};
const receiptIf = (can: boolean): readonly Choice[] => (can ? [receipt] : []);

/**
 * 画面から番号の選択肢: what a resident can do on this screen by the ten-key, and nothing that its buttons would not do. Staff answer
 * by touch.
 */
export function offeredOn({ screen }: Pick<Frame, 'screen'>, hello: Pick<Hello, 'languages'>): Offered {
  switch (screen.name) {
    case 'idle':
      return { ...NOTHING, choices: starts(screen, hello) };
    case 'choose':
      return { ...NOTHING, choices: kinds(screen) };
    case 'enterPin':
      return typing(screen.entered, PIN_DIGITS);
    case 'relayNumber':
      return typing(screen.typed.length, RELAY_DIGITS);
    case 'confirmLastTry':
      // Not the key that confirmed the wrong PIN a moment ago.
      return {
        ...NOTHING,
        choices: [{ action: NEXT, says: (words) => words.say('confirmLastTry.go') }],
      };
    case 'options':
    case 'items':
      return {
        ...leadsOn((words) => words.say('common.next')),
        choices: choicesOfOptions(screen.options, screen.offered),
      };
    case 'copies':
      return { ...leadsOn((words) => words.say('common.next')), choices: copies(screen.max) };
    case 'basket':
      return basket(screen);
    case 'confirm':
      return leadsOn((words) => words.say(screen.total === 0 ? 'confirm.goFree' : 'confirm.go'));
    case 'relayConfirm':
      return leadsOn((words) => words.say('confirm.go'));
    case 'takePapers':
    case 'takeMoney':
      return leadsOn((words) => words.say('common.taken'));
    case 'paperLocked':
      return screen.resident
        ? {
            ...NOTHING,
            choices: [{ action: { name: 'cancel' }, says: (words) => words.say('paperLocked.leave') }],
          }
        : NOTHING;
    case 'finished':
      return { ...leadsOn((words) => words.say('common.end')), choices: receiptIf(screen.canReceipt) };
    case 'ended':
    case 'relayFinished':
      return leadsOn((words) => words.say('common.end'));
    case 'trouble':
      return {
        ...(screen.canRetry
          ? leadsOn((words) => words.say('common.retry'), { name: 'retry' })
          : leadsOn((words) => words.say('common.end'))),
        choices: receiptIf(screen.canReceipt),
      };
    case 'closed':
    case 'outOfService':
    case 'layCard':
    case 'readingCard':
    case 'checkingCard':
    case 'liftCard':
    case 'preparing':
    case 'pay':
    case 'counting':
    case 'printing':
    case 'papersLeft':
    case 'staffNumber':
    case 'staffCode':
    case 'staffPaper':
    case 'staffMode':
    case 'payingBack':
    case 'printingSlip':
    case 'relayCalling':
      return NOTHING;
  }
  return screen satisfies never;
}

type Of<Name extends Screen['name']> = Extract<Screen, { name: Name }>;

/** In Japanese and in English, each in its own language. */
function starts({ relay }: Of<'idle'>, { languages }: Pick<Hello, 'languages'>): readonly Choice[] {
  return [
    ...(['ja', 'en'] as const)
      .filter((language) => languages.includes(language))
      .map((language): Choice => ({
        action: { name: 'start', language },
        says: () => WORDS[language].say('speech.start'),
      })),
    ...(relay
      ? [{ action: { name: 'payRelay' }, says: (words) => words.say('idle.relay') } satisfies Choice]
      : []),
  ];
}

function kinds({ offers }: Of<'choose'>): readonly Choice[] {
  return offers
    .filter(({ available }) => available.now)
    .map(({ kind, fee }) => ({
      action: { name: 'chooseKind', kind },
      says: (words) =>
        words.say('speech.offer.fee', { name: words.say(`kind.${kind}.name`), fee: words.yen(fee) }),
    }));
}

/** The number of the key is the number of copies. */
function copies(max: number): readonly Choice[] {
  return Array.from({ length: Math.min(max, MAX_COPIES) }, (_, at) => ({
    action: { name: 'setCopies', copies: at + 1 },
    says: (words) => words.say('common.copies', { count: at + 1 }),
  }));
}

function basket({ lines, canAdd }: Of<'basket'>): Offered {
  const remove = lines.map(({ options: { kind } }, line): Choice => ({
    action: { name: 'removeLine', line },
    says: (words) => words.say('speech.remove', { name: words.say(`kind.${kind}.name`) }),
  }));
  const add: readonly Choice[] = canAdd
    ? [{ action: { name: 'addMore' }, says: (words) => words.say('basket.add') }]
    : [];
  return {
    ...(lines.length > 0 ? leadsOn((words) => words.say('basket.go')) : NOTHING),
    choices: [...add, ...remove],
  };
}

function typing(typed: number, length: number): Offered {
  const full = typed === length;
  return { ...(full ? leadsOn((words) => words.say('common.next')) : NOTHING), typing: { typed, full } };
}
