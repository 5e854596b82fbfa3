import { expect } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { CashBench } from './cash-bench.ts';

export const VISIT = VisitId.parse('visit-1');

/** A resident at the slot. */
export async function paying(bench: CashBench, due: number) {
  const { cash, machine, journal, events } = bench;
  expect(await bench.settle(cash.beginDeposit({ visit: VISIT, due: yen(due) }))).toEqual({ ok: true });
  const credits = () => events.filter(({ type }) => type === 'credited').length;
  const open = (item: ChangeCoin | 1000) => bench.until(() => machine.takes(item));
  const insert = async (item: ChangeCoin | 1000) => {
    const before = credits();
    await open(item);
    if (item === 1000) machine.insertNote(item);
    else machine.insertCoin(item);
    await bench.until(() => credits() > before);
  };
  return {
    cash,
    machine,
    journal,
    events,
    open,
    note: () => insert(1000),
    coins: async (...coins: readonly ChangeCoin[]) => {
      for (const coin of coins) await insert(coin);
    },
    closed: () => bench.until(() => !machine.takes(100) && !machine.takes(1000)),
    until: (so: () => boolean) => bench.until(so),
    fix: () => bench.settle(cash.fixDeposit()),
    out: (amount: number) => bench.settle(cash.payout({ visit: VISIT, amount: yen(amount) })),
  };
}

/** Orders to pay that have reached a hopper. */
export function countOrders(bench: CashBench): () => number {
  let orders = 0;
  bench.machine.subscribe((event) => {
    if (event.type === 'command' && event.header === 167) orders++;
  });
  return () => orders;
}
