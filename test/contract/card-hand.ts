/** Words between a test and the hand at the reader, in shared memory: they pass while the test's thread is busy. */
export const HAND = { idle: 0, swap: 1, swapped: 2, lift: 3 } as const;

/** Whose cards the hand has. */
export const HAND_CARDS = {
  first: { id: 'first', commonName: 'DEMO000001AAAAA99999001A' },
  second: { id: 'second', commonName: 'DEMO000002AAAAA99999002A' },
} as const;
