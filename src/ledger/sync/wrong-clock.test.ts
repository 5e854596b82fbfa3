import { expect, test } from 'vitest';

import type { Clock } from '#contract/clock.ts';
import { ok } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { openLedger } from '../open-ledger.ts';
import { startSync } from '../sync.ts';
import { BUDGET, TERMINAL, countedIds, temporaryFolder, visitId } from '../testing/test-ledger.ts';

const YEARS = ['1970-01-01', '2099-12-31', '2026-11-24', '2000-02-29', '2026-11-25'] as const;

test('a clock that is wrong by years, either way and again and again, changes neither order nor delivery', async () => {
  using folder = temporaryFolder();
  const hand = new HandClock();
  let now = 0;
  const clock: Clock = {
    now: () => now,
    monotonic: () => hand.monotonic(),
    setTimeout: (callback, ms) => hand.setTimeout(callback, ms),
    clearTimeout: (timer) => hand.clearTimeout(timer),
  };
  const ledger = openLedger({
    path: `${folder.path}/ledger.db`,
    terminal: TERMINAL,
    budget: BUDGET,
    clock,
    ids: countedIds(),
  });
  const arrived: number[] = [];
  const sync = startSync({
    outbox: ledger.outbox,
    async send(batch) {
      arrived.push(...batch.map(({ sequence }) => sequence));
      return Promise.resolve(ok({ highWaterMark: arrived.length }));
    },
    clock,
    random: () => 0,
    listener: () => undefined,
  });
  for (const [index, year] of YEARS.entries()) {
    now = Date.parse(year);
    ledger.visits.begin(visitId(index), 'ja');
    await hand.pass(2_000);
  }
  expect(arrived).toEqual([1, 2, 3, 4, 5]);
  expect(ledger.outbox.size).toBe(0);
  expect(ledger.audit.verifyChain()).toMatchObject({ intact: true, records: 5 });
  await sync.stop();
  ledger.close();
});
