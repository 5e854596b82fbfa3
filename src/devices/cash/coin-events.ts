import type { EventPair } from './cctalk/event-counter.ts';

/** What one result of a coin acceptor means for money (part 3, table 2). */
export type CoinEvent =
  | { readonly type: 'credit'; readonly position: number; readonly path: number }
  /** The coin came back. */
  | { readonly type: 'refused'; readonly reason: string }
  /** The coin may have been kept without a credit. */
  | { readonly type: 'doubtful'; readonly cause: string; readonly blocked: boolean }
  /** Nothing moved. */
  | { readonly type: 'state'; readonly blocked: boolean };

/** Wake-up, validation, credit sensor, and the other errors after which a coin may lie inside. */
const POSSIBLY_KEPT = new Set([4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 23, 29, 31, 34, 35, 36, 39]);
/** The coin way is blocked until it is cleared. */
const BLOCKED = new Set([6, 14, 15, 26, 32]);
const RETURNED = new Set([1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 22, 24, 25, 30, 32, 33, 37, 38]);
const STATE = new Set([0, 26, 27, 28, 40, 253]);
const INHIBITED_COIN = { from: 128, to: 159 };
const COIN_RETURN = 254;

export function coinEvent({ a, b }: EventPair): CoinEvent {
  if (a > 0) return { type: 'credit', position: a, path: b };
  const blocked = BLOCKED.has(b);
  if (b === COIN_RETURN) return { type: 'refused', reason: 'coinReturnPressed' };
  if (RETURNED.has(b) || (b >= INHIBITED_COIN.from && b <= INHIBITED_COIN.to)) {
    return blocked ? { type: 'state', blocked } : { type: 'refused', reason: `coin-acceptor.${b}` };
  }
  if (STATE.has(b)) return { type: 'state', blocked };
  // A code that part 3 does not list fails closed: it is doubted, like those known to swallow coins.
  return { type: 'doubtful', cause: `coin-acceptor.${b}`, blocked: blocked || !POSSIBLY_KEPT.has(b) };
}
