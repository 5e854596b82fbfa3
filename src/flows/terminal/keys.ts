import type { ScreenName } from '#contract/screen.ts';
import type { Key } from '#devices/keypad/port.ts';

import type { VisitEvent } from '../visit/events.ts';

/**
 * Screens on which 確認 does no more than lead on to one from which the choice can still be changed. On no other does a key act
 * that a hand may have pressed twice: not before the last try of a PIN, not before money, not over what must be read or taken.
 */
const LEADS_ON: ReadonlySet<ScreenName> = new Set(['options', 'copies']);

/** What a key of the ten-key does on a screen, if anything. */
export function pressed(key: Key, screen: ScreenName): VisitEvent | undefined {
  if (screen === 'enterPin' || screen === 'relayNumber') return forPin(key);
  return key.key === 'enter' && LEADS_ON.has(screen) ? { type: 'next' } : undefined;
}

function forPin(key: Key): VisitEvent {
  switch (key.key) {
    case 'digit':
      return { type: 'pinDigit', digit: key.digit };
    case 'erase':
      return { type: 'pinErase' };
    case 'clear':
      return { type: 'keypad.clear' };
    case 'enter':
      return { type: 'next' };
  }
}
