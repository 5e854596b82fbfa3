import { expect, test } from 'vitest';

import { coinValue, noteValue } from './value-code.ts';

test.each([
  ['JP100A', 100],
  ['JP500B', 500],
  ['JP010A', 10],
  ['JP001A', 1],
  ['......', undefined],
  ['US025A', undefined],
  ['TK100A', undefined],
  ['JP1K0A', undefined],
])('the coin %s is worth %s', (id, value) => expect(coinValue(id)).toBe(value));

test.each([
  ['JP0001A', { factor: 1000, decimals: 0 }, 1000],
  ['JP0010B', { factor: 1000, decimals: 0 }, 10_000],
  ['JP0010A', { factor: 100, decimals: 0 }, 1000],
  ['JP1000A', { factor: 1, decimals: 0 }, 1000],
  ['JP0001A', { factor: 0, decimals: 0 }, undefined],
  ['US0001A', { factor: 1000, decimals: 0 }, undefined],
  ['.......', { factor: 1000, decimals: 0 }, undefined],
])('the note %s at %o is worth %s', (id, scaling, value) => expect(noteValue(id, scaling)).toBe(value));
