import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { openLedger } from './open-ledger.ts';
import { pressureOf } from './pressure.ts';
import { TERMINAL, countedIds, temporaryFolder } from './testing/test-ledger.ts';

test.each([
  [0, 'ok'],
  [699, 'ok'],
  [700, 'warn'],
  [849, 'warn'],
  [850, 'refuseVisits'],
  [949, 'refuseVisits'],
  [950, 'stop'],
  [5000, 'stop'],
])('%d bytes of 1000 mean %s', (bytes, pressure) => {
  expect(pressureOf(bytes, 1000)).toBe(pressure);
});

test('the pressure of a ledger grows with its file', () => {
  using folder = temporaryFolder();
  const ledger = openLedger({
    path: `${folder.path}/ledger.db`,
    terminal: TERMINAL,
    budget: 500_000,
    clock: new HandClock(),
    ids: countedIds(),
  });
  const seen = new Set<string>();
  for (let coins = 1; coins < 5000 && ledger.pressure() !== 'stop'; coins += 1) {
    ledger.loadFloat(10, 1);
    seen.add(ledger.pressure());
  }
  expect([...seen]).toEqual(['ok', 'warn', 'refuseVisits', 'stop']);
  ledger.close();
});
