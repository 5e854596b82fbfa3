import type { Kind } from './certificate.ts';
import type { Yen } from './yen.ts';

/** What was paid for: copies of a certificate, or the fee of papers that are made at the counter (取次ぎ発行). */
export interface ReceiptLine {
  readonly item: Kind | 'relay';
  /** 通数 */
  readonly copies: number;
  /** Yen for one. */
  readonly feeEach: Yen;
}

/** 領収書: what was paid and for what. It names nobody. `paid` = fees + `change` + `owed`, in yen. */
export interface Receipt {
  readonly slip: 'receipt';
  readonly lines: readonly ReceiptLine[];
  readonly paid: Yen;
  /** お釣り・返金: what was paid back. */
  readonly change: Yen;
  /** 未返金: what could not be paid back. */
  readonly owed: Yen;
  /** 発行番号 of the certificates; the number of the counter's slip for a relay payment. */
  readonly numbers: readonly string[];
}

/** 未返金票: what the counter pays to whoever brings this number. */
export interface OwedSlip {
  readonly slip: 'owed';
  readonly amount: Yen;
  readonly owedNumber: string;
}

/** A sheet that certifies nothing: about money, and about nobody. */
export type Slip = Receipt | OwedSlip;
export type SlipKind = Slip['slip'];
