const PRESENT = 0x20;

/**
 * The reader's state word as pcscd gives it: flags below, above them a counter of insertions and removals. The binding joins
 * changes that come while JavaScript is busy, so only the counter tells that another card lies there now.
 */
export interface CardState {
  readonly present: boolean;
  readonly counter: number;
}

export const NO_CARD: CardState = { present: false, counter: 0 };

export function cardState(word: number): CardState {
  return { present: (word & PRESENT) !== 0, counter: word >>> 16 };
}

/** What happened between two states, in order. */
export function changes(before: CardState, after: CardState): readonly ('inserted' | 'removed')[] {
  const replaced = before.present && after.present && before.counter !== after.counter;
  if (replaced) return ['removed', 'inserted'];
  if (before.present === after.present) return [];
  return after.present ? ['inserted'] : ['removed'];
}

export function sameCard(before: CardState, after: CardState | undefined): boolean {
  return before.present && after?.present === true && before.counter === after.counter;
}
