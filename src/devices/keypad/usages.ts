import type { Key } from './port.ts';

/** HID usages of the keyboard page (HID Usage Tables 1.5, section 10) that a numeric keypad sends, whatever NumLock says. */
export const USAGE = {
  rollOver: 0x01,
  enter: 0x28,
  backspace: 0x2a,
  delete: 0x4c,
  numLock: 0x53,
  keypadEnter: 0x58,
  keypadOne: 0x59,
  keypadZero: 0x62,
  keypadPoint: 0x63,
  clear: 0x9c,
  keypadBackspace: 0xbb,
  keypadClear: 0xd8,
} as const;

const ERASE: ReadonlySet<number> = new Set([USAGE.backspace, USAGE.keypadBackspace, USAGE.keypadPoint]);
const CLEAR: ReadonlySet<number> = new Set([USAGE.delete, USAGE.numLock, USAGE.clear, USAGE.keypadClear]);

/** What a key means here; undefined for one that a ten-key does not have, or that means nothing. */
export function keyOf(usage: number): Key | undefined {
  if (usage >= USAGE.keypadOne && usage <= USAGE.keypadZero)
    return { key: 'digit', digit: (usage - USAGE.keypadOne + 1) % 10 };
  if (usage === USAGE.keypadEnter || usage === USAGE.enter) return { key: 'enter' };
  if (ERASE.has(usage)) return { key: 'erase' };
  return CLEAR.has(usage) ? { key: 'clear' } : undefined;
}
