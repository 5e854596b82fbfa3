import type { Fault } from '#contract/fault.ts';
import type { StaffId, VisitId } from '#contract/ids.ts';
import type { CashUnit, Doubt } from '#contract/money.ts';
import type { Result } from '#contract/result.ts';
import type { ChangeCoin, Denomination, Yen } from '#contract/yen.ts';

/**
 * What can be wrong with the cash devices.
 * - staff: `coinJam`, `noteJam`, `hopperJam`, `hopperEmpty`, `cashboxFull`, `stackerFull`, `changeShort` (no change can be
 *   promised), `inDoubt` (an amount must be resolved first), `coinReturnPressed`, `unitsOpen` (staff have their hands in them)
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
  | 'unitsOpen'
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

/** Who had their hands in which units. */
export interface Exchanged {
  readonly by: StaffId;
  readonly opened: readonly CashUnit[];
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
  /**
   * 開扉 (XFS `StartExchange`): staff are about to open units. `ok` when the slots are shut; until `endExchange` nothing is taken
   * or paid, and the fault `unitsOpen` says so. Works with devices that are away, too. `busy` while somebody pays or is paid,
   * `unitsOpen` where an exchange is open already. What hands then move is recorded at once, unit by unit, with the ledger's
   * `Cashier` (`load`, `takeOut`, `collect`, `count`): the counts here follow each entry, so that a power cut loses none.
   */
  beginExchange(by: StaffId): Promise<Result<undefined, CashFault>>;
  /**
   * 閉扉 (XFS `EndExchange`): the units are shut, and hands were in those named by `opened`. A hopper among them of which nothing
   * was recorded since `beginExchange` is mistrusted until staff count it; the others keep, or with a count or a collection
   * regain, their accuracy. Then all devices are found anew, freed from jams and reconciled, as by `open`, whose answer this
   * is: on a fault the exchange is over all the same, and `open` tries again. An exchange that a crash cut off is ended by
   * the next `open` as if every hopper had been opened. `busy` where none is open.
   */
  endExchange(exchange: Exchanged): Promise<Result<CashRecovery, CashFault>>;
  close(): Promise<void>;
}
