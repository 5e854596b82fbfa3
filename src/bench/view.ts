import { CHANGE_COINS } from '#contract/yen.ts';

import type { Machines } from './machines.ts';

/** Everything that can be seen on the bench, as the page draws it. */
export function benchView({ card, cash, paper, tray }: Machines) {
  const { tray: coins, gotBack, inserted, places } = cash.truth();
  return {
    card: card.view(),
    cash: {
      powered: cash.wire.powered,
      tray: coins,
      gotBack,
      inserted,
      takes: ([...CHANGE_COINS, 1000] as const).filter((yen) => cash.takes(yen)),
      hoppers: CHANGE_COINS.map((coin) => ({ coin, coins: places[`hopper:${coin}`]?.[coin] ?? 0 })),
    },
    printer: paper.view(),
    sheets: tray.numbers,
  };
}

export type BenchView = ReturnType<typeof benchView>;
