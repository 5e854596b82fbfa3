import { expect, test } from 'vitest';

import { CHAIN_START, recordHash } from './audit-chain.ts';
import { TerminalId } from './ids.ts';

const terminal = TerminalId.parse('test-01');

const record = { sequence: 1, at: 0, id: 'terminal.inService', fields: '{}', previous: CHAIN_START };

test('the formula is fixed: two programs compute it, years apart', () => {
  expect(recordHash(terminal, record)).toBe(
    '414188c4ae251baee4bec9bad9bf418c88941b367be31f15c554963394b7d549',
  );
});

test.each([
  { sequence: 2 },
  { at: 1 },
  { id: 'terminal.stopped' },
  { fields: '{ }' },
  { previous: 'f'.repeat(64) },
])('%o changes it', (change) => {
  expect(recordHash(terminal, { ...record, ...change })).not.toBe(recordHash(terminal, record));
});

test('another terminal changes it', () => {
  expect(recordHash(TerminalId.parse('test-02'), record)).not.toBe(recordHash(terminal, record));
});
