import { expect, test } from 'vitest';

import { CHAIN_START, leafHash } from './audit-chain.ts';

const record = { sequence: 1, at: 0, id: 'terminal.inService', fields: '{}', previous: CHAIN_START };

test('the formula is fixed: two programs compute it, years apart', () => {
  expect(leafHash(record)).toBe('fa7df11d21a9a8a88367a15683d04e0d3e9a60a4de971777df091f7132b43c4b');
});

test.each([
  { sequence: 2 },
  { at: 1 },
  { id: 'terminal.stopped' },
  { fields: '{ }' },
  { previous: 'f'.repeat(64) },
])('%o changes it', (change) => {
  expect(leafHash({ ...record, ...change })).not.toBe(leafHash(record));
});
