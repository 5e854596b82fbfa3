import type { Clock } from '#contract/clock.ts';
import type { CashJournal } from '#contract/money.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { Bus, BusTiming } from './cctalk/bus.ts';

/** How one terminal's cash devices are built and cabled: what the bus itself cannot tell. */
export interface CashProfile {
  /** Absent where the bus has none. Without `cashboxPath` its sorter is left as it is found. */
  readonly coinAcceptor: { readonly address: number; readonly cashboxPath?: number } | undefined;
  /** Absent where the terminal takes coins only. */
  readonly noteValidator: { readonly address: number } | undefined;
  /** `path` is the sorter path that leads into the hopper. */
  readonly hoppers: readonly {
    readonly address: number;
    readonly coin: ChangeCoin;
    readonly path: number;
  }[];
  /** Coins that the coin box holds; undefined: it is never found to be full. */
  readonly cashboxCoins?: number | undefined;
  /** Coins at and below which a hopper is low, and its low sensor must not be lit above. */
  readonly lowLevel: number;
  /** Coins of each hopper that no promise of change rests on: the last ones under the disc, and what a count may be off by. */
  readonly reserve: number;
  readonly bus: BusTiming;
  /** From the beginning of one round of polls to the next, ms, where no device asks for less; ccTalk wants 200 at most. */
  readonly pollMs: number;
  /** Between two looks at hoppers that pay nothing, ms. */
  readonly hopperMs: number;
  /** How long a coin or note may still be on its way after acceptance was shut, ms. */
  readonly settleMs: number;
  /** Between two looks at a paying hopper, and what it may take: per coin, and in addition, ms. */
  readonly payout: { readonly lookMs: number; readonly coinMs: number; readonly patienceMs: number };
  /** When a note's route without an outcome is given up as unknown, ms: later than the validator returns a note by itself. */
  readonly route: { readonly patienceMs: number };
  /** Between two attempts to reach a silent bus: doubling from the first to the longest, ms. */
  readonly reopen: { readonly firstMs: number; readonly longestMs: number };
}

export const DEFAULT_PROFILE: CashProfile = {
  coinAcceptor: { address: 2, cashboxPath: 5 },
  noteValidator: { address: 40 },
  hoppers: [
    { address: 3, coin: 10, path: 1 },
    { address: 4, coin: 50, path: 2 },
    { address: 5, coin: 100, path: 3 },
    { address: 6, coin: 500, path: 4 },
  ],
  lowLevel: 5,
  reserve: 2,
  bus: { replyMs: 500, gapMs: 50, tries: 4 },
  pollMs: 125,
  hopperMs: 100,
  settleMs: 1000,
  payout: { lookMs: 100, coinMs: 1000, patienceMs: 10_000 },
  route: { patienceMs: 45_000 },
  reopen: { firstMs: 500, longestMs: 10_000 },
};

/** What every cash device works with. */
export interface CashWorld {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly journal: CashJournal;
  readonly profile: CashProfile;
}
