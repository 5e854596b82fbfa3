import type { ChangeCoin, Denomination } from '#contract/yen.ts';
import { canPayAllUpTo, change } from './change.ts';
import type { Coins } from './change.ts';

export interface Acceptance {
  /** What may be taken next. */
  readonly accepting: readonly Denomination[];
  /** 釣銭切れ: nothing may be taken that would call for change. */
  readonly exactOnly: boolean;
}

/** What lies between the gate and the counts, and so must be reckoned with before anything is let in. */
export interface Gate {
  /** Coins that may still fall before the gate is shut: none where it shuts by itself behind each coin. */
  readonly inFlight: number;
  /** Coins that surely fall into a hopper, and can be paid back out of it; others end in the cashbox. */
  readonly recycled: readonly ChangeCoin[];
  /** Coins of each hopper on which no promise rests. */
  readonly reserve: number;
}

const NOTE = 1000;
const NONE: Acceptance = { accepting: [], exactOnly: false };

/**
 * What may be taken, so that whatever follows can be paid back: the change as well as, after a cancellation, the whole sum.
 * The worst case is the due sum short of one coin, then the item, then the coins in flight, and beside a note one coin more.
 * `stock` counts only coins that are surely there.
 */
export function acceptance(
  due: number,
  credited: number,
  stock: Coins,
  takes: readonly Denomination[],
  gate: Gate,
): Acceptance {
  const missing = due - credited;
  if (missing <= 0) return NONE;
  const largest = Math.max(0, ...takes.filter((item) => item !== NOTE));
  const beside = (item: Denomination) => largest * Math.max(gate.inFlight, item === NOTE ? 1 : 0);
  const promised = without(stock, gate.reserve);
  const free = takes.filter((item) => canPayAllUpTo(due - 10 + item + beside(item), promised));
  if (free.length > 0) return { accepting: free, exactOnly: false };
  const exact = gate.recycled.filter((coin) => {
    const after = { ...stock, [coin]: stock[coin] + 1 };
    return takes.includes(coin) && fits(coin, missing, gate) && change(credited + coin, after).missing === 0;
  });
  return { accepting: exact, exactOnly: true };
}

/**
 * A coin that leads to the exact sum. Where more may fall before the gate is shut, each kind must divide what is missing: then
 * some of the coins that fell make up the sum, and the others are its change.
 */
function fits(coin: ChangeCoin, missing: number, { inFlight }: Gate): boolean {
  return inFlight === 0 ? coin <= missing : missing % coin === 0;
}

function without(stock: Coins, reserve: number): Coins {
  const left = (coin: ChangeCoin) => Math.max(0, stock[coin] - reserve);
  return { 10: left(10), 50: left(50), 100: left(100), 500: left(500) };
}
