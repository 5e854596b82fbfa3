import { z } from 'zod';

import type { StaffId } from './ids.ts';
import type { CashUnit } from './money.ts';
import type { Pieces } from './pieces.ts';
import type { Result } from './result.ts';
import { CHANGE_COINS } from './yen.ts';
import type { ChangeCoin, Yen } from './yen.ts';

/** 収納庫: every place inside the terminal in which money lies. */
export const CASH_UNITS: readonly CashUnit[] = [
  'cashbox',
  'stacker',
  ...CHANGE_COINS.map((coin) => `hopper:${coin}` as const),
];

/** 封印袋番号: what is written on the bag in which collected money travels. */
export const SealBag = z.string().regex(/^[0-9A-Z-]{1,24}$/, 'a bag number: digits, capitals and hyphens');

/**
 * Why the books refuse what staff want to record; nothing was written.
 * - `wrongPieces`: such coins or notes cannot lie in this unit
 * - `tooMany`: more is taken out than lies there
 * - `unknown`: nothing is recorded under this number · `settled`: it was settled before
 * - `outOfBounds`: an amount beyond the interval in doubt; count the unit instead, the difference is then booked
 * - `unitNeeded`: money that is there must be said to lie somewhere · `bagUsed`: the bag's number was recorded before
 * - `inDoubt`: what is left may be a fee: of a sheet that staff have yet to look for, or of a relay payment (取次ぎ発行) of which
 *   the center has yet to say that it arrived; it is asked again and again
 */
export type CashierRefusal =
  | 'wrongPieces'
  | 'tooMany'
  | 'unknown'
  | 'settled'
  | 'outOfBounds'
  | 'unitNeeded'
  | 'bagUsed'
  | 'inDoubt';
export type Recorded<T> = Result<T, CashierRefusal>;

/** One unit by the books, yen. */
export interface UnitBalance {
  readonly unit: CashUnit;
  readonly yen: Yen;
}

/** What counting found. `difference` = by the books − counted: + is missing, − is too much (過不足), yen. */
export interface Counted {
  readonly unit: CashUnit;
  readonly books: Yen;
  readonly counted: Yen;
  readonly difference: Yen;
}

/** 未返金: what a resident can still collect at the counter under a number. */
export interface OwedItem {
  readonly number: string;
  /** ms since 1970 */
  readonly at: number;
  readonly amount: Yen;
  /** What is left of it, 0 when it was paid or found in the resident's hands. */
  readonly open: Yen;
  /** Of that, what the counter may pay now: not a fee of which the center, or staff who look for its sheet, have yet to tell. */
  readonly payable: Yen;
  readonly reason: string;
}

/**
 * 出納: what staff do with the money of a terminal. Each call is one durable entry that names who acted by personal number.
 * It changes the books only; hands move the money before.
 */
export interface Cashier {
  units(): readonly UnitBalance[];
  /** 釣銭補充: coins put into a hopper. */
  load(coin: ChangeCoin, coins: number, by: StaffId): Recorded<undefined>;
  /** 釣銭引抜き: coins taken out of a hopper and kept as float. */
  takeOut(coin: ChangeCoin, coins: number, by: StaffId): Recorded<undefined>;
  /** 収納金回収: a unit was emptied into a sealed bag. What was counted leaves the books, the difference with it. */
  collect(collection: {
    readonly unit: CashUnit;
    readonly pieces: Pieces;
    readonly sealBag: string;
    readonly by: StaffId;
  }): Recorded<Counted>;
  /** 実査: a unit was counted and left as it is. The books follow the count. */
  count(counting: {
    readonly unit: CashUnit;
    readonly pieces: Pieces;
    readonly by: StaffId;
  }): Recorded<Counted>;
  /**
   * 金額不明の処理: what really came in, or went out, of an amount in doubt. Money that is found and belongs to a visit is owed
   * to it; money that the resident turns out to have is no longer owed.
   */
  resolve(resolution: {
    readonly doubt: string;
    readonly yen: Yen;
    /** Where money that came in was found. */
    readonly unit?: CashUnit | undefined;
    readonly by: StaffId;
  }): Recorded<{ readonly owedNumber: string | undefined }>;
  owed(number: string): OwedItem | undefined;
  openOwed(): readonly OwedItem[];
  /** 窓口での返金: the counter paid what was `payable` under a number. */
  payOwed(number: string, by: StaffId): Recorded<Yen>;
}
