import type { Fault } from '#contract/fault.ts';
import type { VisitId } from '#contract/ids.ts';
import type { CashUnit, Doubt } from '#contract/money.ts';
import type { Result } from '#contract/result.ts';
import type { ChangeCoin, Denomination, Yen } from '#contract/yen.ts';

/**
 * What can be wrong with the cash devices.
 * - staff: `coinJam`, `noteJam`, `hopperJam`, `hopperEmpty`, `cashboxFull`, `stackerFull`, `changeShort` (no change can be
 *   promised), `inDoubt` (an amount must be resolved first), `coinReturnPressed`
 * - technician: `offline` (no answer on the bus), `wrongDevice`, `cipherHopper` (pays only under a cipher that is not
 *   public), `deviceFault`, `busy`
 */
export type CashFaultCode =
  | 'coinJam'
  | 'noteJam'
  | 'hopperJam'
  | 'hopperEmpty'
  | 'cashboxFull'
  | 'stackerFull'
  | 'changeShort'
  | 'inDoubt'
  | 'offline'
  | 'wrongDevice'
  | 'cipherHopper'
  | 'deviceFault'
  | 'busy';
export type CashFault = Fault<CashFaultCode>;

/** XFS `Status` of the whole cash unit. */
export interface CashStatus {
  readonly device: 'ready' | 'fault' | 'offline' | 'closed';
  /** UPOS `DepositStatus`. */
  readonly deposit: 'start' | 'count' | 'end' | 'jam';
  readonly faults: readonly CashFault[];
  /** What is accepted now, were a deposit begun; empty when none can be. */
  readonly accepting: readonly Denomination[];
  /** 釣銭切れ: only the exact sum can be taken, because change for the worst case is not there. */
  readonly exactOnly: boolean;
  readonly units: readonly UnitCount[];
}

/** XFS unit counts. `accuracy` says whether payouts may rely on the count. */
export interface UnitCount {
  readonly unit: CashUnit;
  /** Pieces, by the books. */
  readonly count: number;
  readonly accuracy: 'accurate' | 'inaccurate' | 'unknown';
  readonly replenishment: 'ok' | 'low' | 'empty' | 'high' | 'full';
}

export interface CashCapabilities {
  readonly accepts: readonly Denomination[];
  readonly pays: readonly ChangeCoin[];
  readonly escrow: boolean;
}

export type CashEvent =
  /** Money that is now the terminal's and already in the journal. */
  | { readonly type: 'credited'; readonly visit: VisitId | undefined; readonly denomination: Denomination }
  /** The item was given back (返却口); nothing moved. */
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'inDoubt'; readonly visit: VisitId | undefined; readonly doubt: Doubt }
  | { readonly type: 'status'; readonly status: CashStatus };

/** What a payout moved. `unpaid` + `paid` = asked, unless `unknown`: then what left lies between the bounds. */
export type PayoutReport =
  | { readonly status: 'done'; readonly paid: Yen; readonly unpaid: Yen }
  | {
      readonly status: 'partial' | 'refused';
      readonly paid: Yen;
      readonly unpaid: Yen;
      readonly fault: CashFault;
    }
  | {
      readonly status: 'unknown';
      readonly paid: Yen;
      readonly doubt: Doubt;
      readonly unpaid: Yen;
      readonly fault: CashFault;
    };

/** What opening found: devices' truth brought into the journal, before anything new is accepted. */
export interface CashRecovery {
  /** Credits made while the core was away, now in the journal. */
  readonly lateCredits: readonly {
    readonly visit: VisitId | undefined;
    readonly denomination: Denomination;
  }[];
  /** Payouts and routes that a crash had left open, now settled. */
  readonly settled: number;
  readonly doubts: readonly Doubt[];
}

/** Coins, notes and change (現金入出金), in the words of XFS cash-in and UPOS CashChanger. */
export interface CashPort {
  /** Finds the devices, reconciles them with the journal, and inhibits acceptance. Again after a fault: tries anew. */
  open(): Promise<Result<CashRecovery, CashFault>>;
  status(): CashStatus;
  /** What would be accepted at first, were a deposit of `due` yen begun now. */
  accepting(due: Yen): { readonly accepting: readonly Denomination[]; readonly exactOnly: boolean };
  capabilities(): CashCapabilities;
  subscribe(listener: (event: CashEvent) => void): () => void;
  /** Starts accepting for a visit, until `fixDeposit`. */
  beginDeposit(deposit: {
    readonly visit: VisitId;
    readonly due: Yen;
  }): Promise<Result<undefined, CashFault>>;
  /** Stops accepting and waits until nothing is in flight; afterwards the credited total no longer moves. */
  fixDeposit(): Promise<Result<{ readonly credited: Yen }, CashFault>>;
  /** Pays `amount` out of the hoppers for a visit: change (釣銭) or refund (返金). Each coin at most once. */
  payout(request: { readonly visit: VisitId; readonly amount: Yen }): Promise<PayoutReport>;
  close(): Promise<void>;
}
