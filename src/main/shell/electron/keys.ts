import type { Input } from 'electron';

/** What a resident may need of a keyboard: writing, and moving about without a pointer. */
const NAMED = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'Shift',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Whether a key may reach the page. Chords, function, media and system keys may not: they are ways out. */
export function allowsKey(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (input.control || input.alt || input.meta) return false;
  return /^.$/u.test(input.key) || NAMED.has(input.key);
}
