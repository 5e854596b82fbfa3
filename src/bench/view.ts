import { CHANGE_COINS } from '#contract/yen.ts';
import { STEADY } from '#devices/paper-exit/driver.ts';

import type { Machines } from './machines.ts';
import { CashPart } from './verbs.ts';

/** Everything that can be seen on the bench, as the page draws it. */
export function benchView({ card, cash, paper, exit, tray }: Machines) {
  const { tray: coins, gotBack, inserted, places } = cash.truth();
  return {
    card: card.view(),
    cash: {
      powered: cash.wire.powered,
      plugged: cash.wire.plugged,
      jammed: CashPart.options.filter((part) => cash.jammed(part)),
      /** Where the next note sticks, or one does. */
      noteJam: cash.noteJam ?? null,
      stackerFull: cash.stackerFull,
      gateSticks: cash.gateSticks,
      /** Replies that will go wrong. */
      spoilt: cash.wire.spoilt,
      tray: coins,
      gotBack,
      inserted,
      /** The note that the validator holds, 1,000 or 0 yen. */
      escrow: (places.escrow?.[1000] ?? 0) * 1000,
      /** Notes in the stacker, yen. */
      stacked: (places.stacker?.[1000] ?? 0) * 1000,
      takes: ([...CHANGE_COINS, 1000] as const).filter((yen) => cash.takes(yen)),
      hoppers: CHANGE_COINS.map((coin) => ({ coin, coins: places[`hopper:${coin}`]?.[coin] ?? 0 })),
    },
    printer: { ...paper.view(), lies: { ...paper.lies } },
    exit: {
      seesPaper: exit.seesPaper,
      /** Whether whoever asks has heard so often enough to believe it. */
      toldPaper: exit.toldPaper > STEADY,
      dirty: exit.dirty,
      plugged: exit.plugged,
    },
    sheets: tray.numbers,
  };
}

export type BenchView = ReturnType<typeof benchView>;
