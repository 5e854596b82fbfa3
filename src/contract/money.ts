import type { IntentId, StaffId, VisitId } from './ids.ts';
import type { ChangeCoin, Denomination, Yen } from './yen.ts';

/**
 * Accounts of the double-entry ledger. Things the terminal holds are positive, what it owes and has earned is negative,
 * every entry sums to zero, and a balance is a sum of entries.
 *
 * - `customer`: taken from the resident of a visit and neither earned nor paid back yet
 * - `escrow`: a note (紙幣) held by the validator, not yet the terminal's
 * - `cashbox` (硬貨金庫), `stacker` (紙幣収納庫), `hopper:N` (釣銭ホッパー): where the money physically lies
 * - `revenue`: fees earned (手数料収入) · `owed`: could not be paid back, recorded with a number (未返金)
 * - `inDoubt`: where the devices could not say, until staff resolve it · `float`: loaded by staff (釣銭準備金)
 * - `collected`: taken out of the terminal and handed to the treasurer (収納金回収) · `counter`: owed money that the counter
 *   paid out of its own till (窓口払い)
 * - `difference`: what counting found to be missing (+) or too much (−) (過不足)
 */
export type Account =
  | 'customer'
  | 'escrow'
  | 'cashbox'
  | 'stacker'
  | `hopper:${ChangeCoin}`
  | 'revenue'
  | 'owed'
  | 'inDoubt'
  | 'float'
  | 'collected'
  | 'counter'
  | 'difference';

/** Where an accepted item was routed. */
export type CashUnit = 'cashbox' | 'stacker' | `hopper:${ChangeCoin}`;

/**
 * How far one device's event counter has been accounted for. `epoch` grows whenever the counter falls: at every observed
 * reset, and when 255 is followed by 1 (ccTalk part 1, 18).
 */
export interface EventMark {
  readonly epoch: number;
  readonly counter: number;
  /** Items that the device had ever accepted by then (ccTalk 225): after a power cut it tells what nobody was told. */
  readonly accepted?: number;
  /** Of these, each coin by itself (ccTalk 150): it tells which coins they were. */
  readonly tally?: CoinTally;
}

/** Coins by kind. */
export type CoinTally = Readonly<Record<ChangeCoin, number>>;

/** What one poll of an accepting device told, to be made durable at once: the money and the counter together. */
export interface Observation {
  /** The device's serial number, e.g. `coin-12345678`. */
  readonly device: string;
  readonly mark: EventMark;
  /** The visit that the money belongs to; absent when none was open. */
  readonly visit: VisitId | undefined;
  readonly credits: readonly { readonly denomination: Denomination; readonly unit: CashUnit }[];
  /** Money that may have been swallowed: between `min` and `max` yen. */
  readonly doubts: readonly Doubt[];
}

/** An amount that no device can tell, between two bounds in yen. */
export interface Doubt {
  readonly min: Yen;
  readonly max: Yen;
  /** A code, e.g. `coin-acceptor.lost-events`. */
  readonly cause: string;
}

/** Coins about to be paid from one hopper, written down before the command leaves. */
export interface PayoutIntent {
  readonly visit: VisitId;
  /** The hopper's serial number. */
  readonly device: string;
  readonly coin: ChangeCoin;
  readonly coins: number;
  /** The hopper's event counter (166) and dispense counter (168) just before; absent where it has none. */
  readonly before: { readonly events: number; readonly dispensed: number | undefined };
}

/** What became of it. `unknown` is an ordinary answer and is never repeated on a guess. */
export type PayoutOutcome =
  | { readonly status: 'done' | 'partial' | 'refused'; readonly coins: number }
  | { readonly status: 'unknown'; readonly min: number; readonly max: number; readonly cause: string };

/**
 * Why the books of a hopper are no longer to be relied on: it ran dry before they said so, jammed, or nobody knows
 * (`unknown`): it hid what it paid, or staff opened it and said nothing of what they did.
 */
export type Mistrust = 'dry' | 'jam' | 'unknown';

/** A note in escrow about to be stacked or returned. */
export interface RouteIntent {
  readonly visit: VisitId | undefined;
  readonly device: string;
  readonly denomination: Denomination;
  readonly to: 'stack' | 'return';
}

export type RouteOutcome =
  | { readonly status: 'stacked' | 'returned' }
  | { readonly status: 'unknown'; readonly cause: string };

/**
 * What a cash driver asks of the journal. Every call is one durable transaction, committed when it returns.
 * The ledger implements it; the driver never sees SQL.
 */
export interface CashJournal {
  markOf(device: string): EventMark | undefined;
  /** Records money and counter together; the same (device, epoch, counter) again changes nothing. */
  observe(observation: Observation): void;
  intendPayout(intent: PayoutIntent): IntentId;
  /** With the outcome, at once, what it says about the hopper's books. */
  settlePayout(id: IntentId, outcome: PayoutOutcome, mistrust?: Mistrust): void;
  /** Payouts without outcome, left by a crash. */
  openPayouts(): readonly (PayoutIntent & { readonly id: IntentId })[];
  intendRoute(intent: RouteIntent): IntentId;
  settleRoute(id: IntentId, outcome: RouteOutcome): void;
  openRoutes(): readonly (RouteIntent & { readonly id: IntentId })[];
  /** 開扉: hands are about to be in the units. One at a time; it is open until it is ended, through any crash. */
  beginExchange(by: StaffId): void;
  /**
   * 閉扉: hands were in the units `opened`. A hopper among them of which nobody recorded anything meanwhile is mistrusted
   * (`unknown`) until staff count it. `by`: null where a crash had cut the exchange off.
   */
  endExchange(opened: readonly CashUnit[], by: StaffId | null): void;
  exchangeOpen(): boolean;
  /** Coins in the coin box (硬貨金庫) by the books: counted or collected last, and come in since. */
  coinsInCashbox(): number;
  /** Coins in a hopper by the books: its balance divided by the coin. */
  coinsIn(coin: ChangeCoin): number;
  /**
   * Coins that surely lie in a hopper: all by the books, or after a mistrust only what came since, until staff count it.
   * `mistrust` is what nobody has filled or counted the hopper after.
   */
  trustIn(coin: ChangeCoin): { readonly coins: number; readonly mistrust: Mistrust | undefined };
}
