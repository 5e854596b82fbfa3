import { expect, test } from 'vitest';

import { type SequenceLength, sequenceLength } from './der.ts';

test.each<readonly [string, SequenceLength]>([
  ['', 'short'],
  ['30', 'short'],
  ['3000', 2],
  ['307f', 129],
  ['3081', 'short'],
  ['308180', 131],
  ['30817f', 'tooLong'],
  ['308204', 'short'],
  ['3082041c', 1056],
  ['308200ff', 'tooLong'],
  ['30820100', 260],
  ['3083010000', 'tooLong'],
  ['3080', 'tooLong'],
  ['ff', 'notSequence'],
  ['0000', 'notSequence'],
])('%s', (bytes, expected) => {
  expect(sequenceLength(Buffer.from(bytes, 'hex'), 0x7fff)).toBe(expected);
});

test('holds its limit', () => {
  expect(sequenceLength(Buffer.from('308203e8', 'hex'), 1004)).toBe(1004);
  expect(sequenceLength(Buffer.from('308203e8', 'hex'), 1003)).toBe('tooLong');
});
