import type { Action } from '#contract/action.ts';
import type { Frame, ScreenName } from '#contract/screen.ts';
import type { Key } from '#devices/keypad/port.ts';

import type { Offered } from './choice.ts';
import { choicesOn, pagesOf } from './speech.ts';

/** What a key of the ten-key means while somebody listens. */
export type Meaning =
  /** It does what this action does. */
  | { readonly does: 'act'; readonly action: Action }
  /** 取消: only the second time. */
  | { readonly does: 'cancel' }
  /** It types, and is none of the guide's business. */
  | { readonly does: 'type' }
  | { readonly does: 'repeat' | 'more' | 'help' | 'pace' | 'leave' };

const REPEAT: Meaning = { does: 'repeat' };

/** The five has a raised dot on every ten-key: it begins the guide. */
export const BEGIN = 5;

/** Screens on which nobody is being served: there the guide can be begun by whoever comes, and left again. */
export const RESTING: ReadonlySet<ScreenName> = new Set(['idle', 'closed', 'outOfService', 'papersLeft']);
/** Staff type their own number and code, and look at the screen: no key leads them anywhere. */
export const STAFF: ReadonlySet<ScreenName> = new Set([
  'staffNumber',
  'staffCode',
  'staffPaper',
  'staffMode',
]);

/** Whether this key begins the guide here: never where digits are typed. */
export function begins(key: Key, { screen }: Pick<Frame, 'screen'>): boolean {
  if (screen.name === 'enterPin' || screen.name === 'relayNumber' || STAFF.has(screen.name)) return false;
  return key.key === 'digit' && key.digit === BEGIN;
}

/**
 * キーの割り当て: 1 to 6 choose, 7 turns the page, 0 says it again, 8 helps, 9 changes the pace; 確認 leads on, 訂正 goes back,
 * 取消 stops. Where digits are typed they are digits, and the other keys mean this only while that changes no digit.
 */
export function meaningOf(
  key: Key,
  frame: Pick<Frame, 'screen' | 'can'>,
  offered: Offered,
  page: number,
): Meaning {
  if (STAFF.has(frame.screen.name)) return { does: 'type' };
  const { typing } = offered;
  switch (key.key) {
    case 'digit':
      return typing ? { does: 'type' } : ofDigit(key.digit, offered, page);
    case 'enter':
      if (typing) return typing.full ? { does: 'type' } : REPEAT;
      return offered.main ? { does: 'act', action: offered.main.action } : REPEAT;
    case 'erase':
      if (typing && typing.typed > 0) return { does: 'type' };
      return frame.can.back ? { does: 'act', action: { name: 'back' } } : REPEAT;
    case 'clear':
      if (typing && typing.typed > 0) return { does: 'type' };
      if (RESTING.has(frame.screen.name)) return { does: 'leave' };
      return frame.can.cancel ? { does: 'cancel' } : REPEAT;
  }
  return key satisfies never;
}

function ofDigit(digit: number, offered: Offered, page: number): Meaning {
  if (digit === 8) return { does: 'help' };
  if (digit === 9) return { does: 'pace' };
  if (digit === 7) return pagesOf(offered) > 1 ? { does: 'more' } : REPEAT;
  const choice = choicesOn(offered, page)[digit - 1];
  return choice ? { does: 'act', action: choice.action } : REPEAT;
}
