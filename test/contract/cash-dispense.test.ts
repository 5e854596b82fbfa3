import { expect, test } from 'vitest';

import { yen } from '#contract/yen.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import type { CashBench } from '../support/cash-bench.ts';
import { benchInMemory } from '../support/cash-in-memory.ts';
import { VISIT } from '../support/cash-resident.ts';

const DISPENSE = 167;
const FILL = { 10: 20, 50: 10, 100: 20, 500: 5 };
const HOPPER = 'hopper:100';

/** What happens in the middle of a payout, right after the first of its coins has fallen. */
function atFirstCoin(bench: CashBench, happen: () => void): void {
  const stop = bench.machine.subscribe((event) => {
    if (event.type !== 'moved' || event.truth.tray === 0) return;
    stop();
    happen();
  });
}

interface Row {
  readonly build?: Build;
  readonly mishap?: (bench: CashBench) => void;
  /** What the journal holds of each order, in coins of 100 yen. */
  readonly orders: readonly object[];
  readonly report: object;
}

/** The verdicts of the dispense algorithm, one row after another: what 166, 168 and 163 tell decides, never the answer. */
const ROWS: readonly (readonly [string, Row])[] = [
  [
    '1. counter one on, nothing remaining: executed, and paid is exact',
    { orders: [{ status: 'done', coins: 3 }], report: { status: 'done', paid: 300 } },
  ],
  [
    '2. counter as before, and 168 too (the order was not heard): not executed, a new intent follows',
    {
      mishap: ({ machine }) => machine.loseCommands(1, DISPENSE),
      orders: [
        { status: 'refused', coins: 0 },
        { status: 'done', coins: 3 },
      ],
      report: { status: 'done', paid: 300 },
    },
  ],
  [
    '3. counter one on, but refused (such as count refusals): 168 decides that nothing was paid; smaller coins make up for it',
    {
      build: { hopperQuirks: { countsRefusals: true } },
      mishap: ({ machine }) => machine.refusePayout(100),
      orders: [
        { status: 'refused', coins: 0 },
        { status: 'done', coins: 6 },
      ],
      report: { status: 'done', paid: 300 },
    },
  ],
  [
    '3. the same without 168: in doubt, and never asked for again',
    {
      build: { lacks: [168], hopperQuirks: { countsRefusals: true } },
      mishap: ({ machine }) => machine.refusePayout(100),
      orders: [{ status: 'unknown', min: 0, max: 3, cause: 'hopper.refused' }],
      report: { status: 'unknown', paid: 0, unpaid: 0, doubt: { min: 0, max: 300 } },
    },
  ],
  [
    '4. counter 0, its memory tells paid and unpaid: paid by that, reset, and the rest under a new intent',
    {
      mishap: (bench) => atFirstCoin(bench, () => bench.machine.restart(HOPPER)),
      orders: [
        { status: 'partial', coins: 1 },
        { status: 'done', coins: 2 },
      ],
      report: { status: 'done', paid: 300 },
    },
  ],
  [
    '4. the same without 168: the memory alone decides',
    {
      build: { lacks: [168] },
      mishap: (bench) => atFirstCoin(bench, () => bench.machine.restart(HOPPER)),
      orders: [
        { status: 'partial', coins: 1 },
        { status: 'done', coins: 2 },
      ],
      report: { status: 'done', paid: 300 },
    },
  ],
  [
    '5. counter 0 and no memory: what 168 has grown by was paid',
    {
      build: { hopperQuirks: { forgets: true } },
      mishap: (bench) => atFirstCoin(bench, () => bench.machine.restart(HOPPER)),
      orders: [
        { status: 'partial', coins: 1 },
        { status: 'done', coins: 2 },
      ],
      report: { status: 'done', paid: 300 },
    },
  ],
  [
    '6. counter 0, no memory, no 168: in doubt between nothing and all, nothing repeated, staff',
    {
      build: { lacks: [168], hopperQuirks: { forgets: true } },
      mishap: (bench) => atFirstCoin(bench, () => bench.machine.restart(HOPPER)),
      orders: [{ status: 'unknown', min: 0, max: 3, cause: 'hopper.reset' }],
      report: { status: 'unknown', doubt: { min: 0, max: 300 }, fault: { who: 'staff' } },
    },
  ],
  [
    '6. a hopper that answers nothing any more: in doubt between nothing and all',
    {
      mishap: (bench) => atFirstCoin(bench, () => bench.machine.unplug()),
      orders: [{ status: 'unknown', min: 0, max: 3, cause: 'hopper.silent' }],
      report: { status: 'unknown', doubt: { min: 0, max: 300 } },
    },
  ],
];

test.each(ROWS)('verdict %s', async (_, { build = {}, mishap, orders, report }) => {
  const { bench } = benchInMemory({ pace: 'real', fill: FILL, build });
  await bench.start();
  mishap?.(bench);
  const told = await bench.settle(bench.cash.payout({ visit: VISIT, amount: yen(300) }));
  expect(told).toMatchObject(report);
  expect(bench.journal.payouts.map(({ outcome }) => outcome)).toMatchObject(orders);
  const { min, max } = bench.journal.bounds();
  expect(0 - bench.machine.truth().tray).toBeGreaterThanOrEqual(min);
  expect(0 - bench.machine.truth().tray).toBeLessThanOrEqual(max);
  await bench.end();
});
