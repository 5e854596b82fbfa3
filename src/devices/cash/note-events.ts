import type { EventPair } from './cctalk/event-counter.ts';

/** What one result of a note validator means for money (part 3, table 7). */
export type NoteEvent =
  | { readonly type: 'escrowed'; readonly noteType: number }
  | { readonly type: 'stacked'; readonly noteType: number }
  | { readonly type: 'returned' }
  /** A note at the mouth was not taken. */
  | { readonly type: 'refused'; readonly reason: string }
  /** The note is stuck where the resident cannot reach it. */
  | { readonly type: 'keptInJam' }
  /** The note is stuck, and who has it nobody can tell. */
  | { readonly type: 'doubtful'; readonly cause: string }
  | { readonly type: 'stackerFull' }
  | { readonly type: 'state' };

const REFUSED = new Set([2, 3, 4, 5]);
const STATE = new Set([0, 10, 11, 12]);
const SAFE_JAM = 16;
const STACKER_FULL = 14;

export function noteEvent({ a, b }: EventPair): NoteEvent {
  if (a > 0) return b === 0 ? { type: 'stacked', noteType: a } : noteInEscrow(a, b);
  if (b === 1) return { type: 'returned' };
  if (REFUSED.has(b)) return { type: 'refused', reason: `note-validator.${b}` };
  if (b === SAFE_JAM) return { type: 'keptInJam' };
  if (b === STACKER_FULL) return { type: 'stackerFull' };
  return STATE.has(b) ? { type: 'state' } : { type: 'doubtful', cause: `note-validator.${b}` };
}

function noteInEscrow(noteType: number, b: number): NoteEvent {
  return b === 1 ? { type: 'escrowed', noteType } : { type: 'doubtful', cause: `note-validator.type-${b}` };
}
