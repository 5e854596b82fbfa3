import { expect, test } from 'vitest';

import { coinEvent } from './coin-events.ts';
import { noteEvent } from './note-events.ts';

test.each([
  ['a credit', 3, 2, { type: 'credit', position: 3, path: 2 }],
  ['a rejected coin', 0, 1, { type: 'refused', reason: 'coin-acceptor.1' }],
  ['an inhibited coin', 0, 130, { type: 'refused', reason: 'coin-acceptor.130' }],
  ['the return lever', 0, 254, { type: 'refused', reason: 'coinReturnPressed' }],
  ['a coin stuck at the sensor', 0, 6, { type: 'doubtful', cause: 'coin-acceptor.6', blocked: true }],
  ['a swallowed coin', 0, 36, { type: 'doubtful', cause: 'coin-acceptor.36', blocked: false }],
  ['a coin on a string', 0, 20, { type: 'doubtful', cause: 'coin-acceptor.20', blocked: false }],
  ['a blocked way', 0, 14, { type: 'state', blocked: true }],
  ['a code that nobody listed', 0, 99, { type: 'doubtful', cause: 'coin-acceptor.99', blocked: true }],
])('a coin acceptor tells %s', (_, a, b, expected) => expect(coinEvent({ a, b })).toEqual(expected));

test.each([
  ['a note in escrow, not yet money', 4, 1, { type: 'escrowed', noteType: 4 }],
  ['a stacked note', 4, 0, { type: 'stacked', noteType: 4 }],
  ['a returned note', 0, 1, { type: 'returned' }],
  ['a refused note', 0, 2, { type: 'refused', reason: 'note-validator.2' }],
  ['a safe jam', 0, 16, { type: 'keptInJam' }],
  ['an unsafe jam', 0, 6, { type: 'doubtful', cause: 'note-validator.6' }],
  ['a full stacker', 0, 14, { type: 'stackerFull' }],
  ['a code that nobody listed', 0, 99, { type: 'doubtful', cause: 'note-validator.99' }],
])('a note validator tells %s', (_, a, b, expected) => expect(noteEvent({ a, b })).toEqual(expected));
