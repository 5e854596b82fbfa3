import type { Cashier } from '#contract/cashier.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { Kind } from '#contract/certificate.ts';
import type { PeriodReport } from '#contract/day-report.ts';
import type { EventId, EventSink } from '#contract/events.ts';
import type { Exemption } from '#contract/exemption.ts';
import type { IssueId, IssueNumber, SlipId, VisitId } from '#contract/ids.ts';
import type { Account, CashJournal, Doubt } from '#contract/money.ts';
import type { Clearance, PrintJournal, SheetRecovery } from '#contract/paper.ts';
import type { RelayNumber, RelayPayment } from '#contract/relay.ts';
import type { ChangeCoin, Yen } from '#contract/yen.ts';

import type { Checkpoints } from './audit/checkpoints.ts';
import type { Period } from './report/period-report.ts';

/**
 * The ledger (台帳): money, papers and events of one terminal. Every call that writes is one transaction, synced to the disk
 * when it returns, with its audit event and its outbox row in it. A call that contradicts the books throws
 * `LedgerDefect` and writes nothing.
 *
 * Money in doubt: of an interval [min, max] the books post `min`, which is certain, and keep the interval beside the
 * entries. So entries stay whole and sum to zero, for each visit `credits = earned + paid back + owed + held` holds
 * exactly, and what really lies in the terminal differs by no more than the open intervals. A payout in doubt leaves the
 * resident credited with what may not have come out; `payableTo` leaves it out, so that it is never paid a second time on
 * a guess: staff settle it.
 */
export interface Ledger {
  readonly visits: Visits;
  readonly cash: CashJournal;
  /** Of the printer of certificates; slips printed there are in it, too. */
  readonly prints: PrintJournal;
  /** Of a printer for slips alone. */
  readonly slipPrints: PrintJournal;
  readonly slips: Slips;
  readonly staffTries: StaffTries;
  readonly forgotten: ForgottenPapers;
  readonly issues: Issues;
  readonly relay: RelayPayments;
  readonly audit: Audit;
  readonly checkpoints: Checkpoints;
  readonly outbox: Outbox;
  /**
   * What the terminal holds for the resident: credits − earned − paid back − owed, yen. Without a visit: money that came
   * while none was open.
   */
  balanceOf(visit: VisitId | undefined): Yen;
  /**
   * Of that, what may be paid out now: not what may be out already, not fees of copies at the printer or in doubt, and not the
   * fee of a slip of which the center has not said whether it is paid.
   * Never below 0.
   */
  payableTo(visit: VisitId): Yen;
  /** Records what cannot be paid back (未返金); answers the number under which the counter finds it. `reason` is a code. */
  owe(visit: VisitId | undefined, amount: Yen, reason: string): string;
  /** What a visit has got back so far: coins paid out, yen, and the numbers of what is owed to it, newest last. */
  givenTo(visit: VisitId): Given;
  /** 出納: what staff count, take out and settle. */
  readonly cashier: Cashier;
  /** 日計表・月計表 */
  report(period: Period): PeriodReport;
  /** 釣銭準備金 of a fresh demo, which nobody loaded by hand. */
  loadFloat(coin: ChangeCoin, coins: number): void;
  /** Sum of an account: + for what the terminal holds, − for what it owes or has earned. */
  balance(account: Account): Yen;
  /** What devices could not tell and staff have not resolved. */
  openDoubts(): readonly OpenDoubt[];
  pressure(): Pressure;
  close(): void;
}

export interface Given {
  readonly returned: Yen;
  readonly owed: readonly { readonly number: string; readonly amount: Yen }[];
}

/**
 * How full the ledger's byte budget is: `warn` somebody; `refuseVisits` while refunds and print-outs still work; `stop`.
 */
export type Pressure = 'ok' | 'warn' | 'refuseVisits' | 'stop';

/** One person's use of the terminal (利用). `language` and `how` are codes. */
export interface Visits {
  begin(visit: VisitId, language: string): void;
  end(visit: VisitId, how: string): void;
  /** Begun and not ended, oldest first. */
  open(): readonly VisitId[];
  /** Open, or ended with money still held: what a restart has to look after, oldest first. */
  unsettled(): readonly VisitId[];
  /** When the books last heard of it, ms since 1970. */
  lastAt(visit: VisitId): number;
}

/** An interval in yen: money that may have come `in`, or may have gone `out`. `min` is in the books already. */
export interface OpenDoubt extends Doubt {
  readonly id: string;
  readonly visit: VisitId | undefined;
  readonly direction: 'in' | 'out';
}

/** What is asked of the center: which copies shall get a number. */
export interface DrawLine {
  readonly issues: readonly IssueId[];
}

/** A copy for which the center drew a number (発行番号). `fee` in yen; `exemption` says why it is 0 (手数料免除). */
export interface DrawnIssue {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly kind: Kind;
  readonly fee: Yen;
  readonly exemption?: Exemption | undefined;
}

export type IssueState = 'prepared' | 'printed' | 'notPrinted' | 'inDoubt' | 'withdrawn';

export interface Issue extends DrawnIssue {
  readonly visit: VisitId;
  readonly state: IssueState;
}

/** A draw without a known outcome: `open` nobody has asked yet; `unknown` the center may have drawn numbers. */
export interface OpenDraw {
  readonly request: string;
  readonly visit: VisitId;
  readonly outcome: 'open' | 'unknown';
  readonly issues: readonly IssueId[];
}

/** Copies of certificates and their numbers. Drawing a number cannot be undone, so an intent comes first. */
export interface Issues {
  /** `request` is the id under which the center draws once, however often it is asked. */
  intendDraw(visit: VisitId, request: string, lines: readonly DrawLine[]): void;
  /** What was drawn, that nothing was, or that nobody knows; the last may be settled again when it is known. */
  settleDraw(request: string, outcome: readonly DrawnIssue[] | 'refused' | 'unknown'): void;
  openDraws(): readonly OpenDraw[];
  /** A copy that was prepared and will never be sent to the printer. No money moves. */
  withdraw(issue: IssueId): void;
  /** Prepared copies of which no page has been handed to the printer, oldest first. */
  unsent(): readonly Issue[];
  of(visit: VisitId): readonly Issue[];
  /** Copies in doubt for which no staff have looked yet, oldest first. */
  unrecovered(): readonly (Issue & { readonly sheets: number })[];
  /**
   * Staff have looked for a copy in doubt. Handed over, its fee is earned, and what was owed for it is owed no longer; destroyed or not found, its number
   * is void. Once for each copy.
   */
  recover(issue: IssueId, recovery: SheetRecovery): void;
}

/** `unknown`: the center may have it; asked again under the same request until it says. */
export interface OpenRelayPayment extends RelayPayment {
  readonly outcome: 'unknown' | null;
}

/**
 * 取次ぎ発行の手数料収納: fees of papers that the counter makes. That the center marks a slip as paid cannot be undone, so an
 * intent comes first, and the fee is earned when the center has confirmed it.
 */
export interface RelayPayments {
  /** One for each visit, and only of money that is held. */
  intend(payment: RelayPayment): void;
  /** `unknown` may be settled again, when the center has answered. */
  settle(request: string, outcome: 'done' | 'refused' | 'unknown'): void;
  /** Without an answer of the center, oldest first. */
  open(): readonly OpenRelayPayment[];
  /** What a visit paid for; `unknown` also when nobody has asked yet. */
  in(
    visit: VisitId,
  ):
    | { readonly slip: RelayNumber; readonly fee: Yen; readonly state: 'done' | 'refused' | 'unknown' }
    | undefined;
  /** The fee of a visit that waits for the center's word, yen. */
  withheldFor(visit: VisitId): Yen;
}

/** 取り忘れ物の記録: papers that came out and that nobody confirmed to have taken, once for each visit. */
export interface ForgottenPapers {
  /** Once for each visit: what is noted stays as it is. */
  note(visit: VisitId, sheets: number): void;
  /** From that moment on, ms since 1970; oldest first. */
  since(at: number): readonly { readonly visit: VisitId; readonly at: number; readonly sheets: number }[];
  /** Those of the newest visit, if nobody has cleared them. */
  open(): { readonly visit: VisitId; readonly sheets: number } | undefined;
  /** 取り忘れ物の処理: what became of the papers in the tray; of the open ones, where there are any. */
  clear(clearance: Clearance): void;
}

/** Wrong codes of staff since the last right one, by personal number; they outlive a restart. */
export interface StaffTries {
  /** `at`: ms since 1970 of the last one. */
  of(staff: string): { readonly failures: number; readonly at: number };
  failed(staff: string): void;
  entered(staff: string): void;
}

/** Where slips come out: of the printer of certificates, or of one for slips alone. */
export type SlipPrinter = 'certificates' | 'slips';

/** 領収書 and 未返金票. They move no money: what they say is in the books before and without them. */
export interface Slips {
  /**
   * A slip about to be composed and printed. A receipt gets the terminal's next number (領収番号), an owed slip bears the number
   * of the debt.
   */
  begin(
    visit: VisitId,
    what: 'receipt' | { readonly owedNumber: string },
    printer: SlipPrinter,
  ): { readonly slip: SlipId; readonly number: string };
}

/** What a walk along the hash chain found; `sequence` is the first record at which it breaks. */
export type ChainVerdict =
  | { readonly intact: true; readonly records: number; readonly head: string }
  | {
      readonly intact: false;
      readonly sequence: number;
      /** `otherPast`: the records hang together, but are not those that a checkpoint was signed for. */
      readonly why: 'missing' | 'unlinked' | 'altered' | 'otherPast';
    };

/**
 * The audit chain (監査記録). `raise` takes every event and keeps those that the catalogue marks so. Events of the
 * ledger's own doing (`visit.begun`, `visit.ended`, `issue.*`, `cash.*`) are raised by the ledger itself, never by its
 * callers.
 */
export interface Audit extends EventSink {
  verifyChain(): ChainVerdict;
  /** All events of one kind, oldest first. */
  of(id: EventId): readonly AuditRecord[];
  /** The whole log with its checkpoints, one JSON text a line (`tools/verify-log`). */
  exported(): Iterable<string>;
}

/** Events that the center has not confirmed (送信待ち), by their sequence in the chain. */
export interface Outbox {
  /** The oldest ones, in order. */
  pending(limit: number): readonly AuditRecord[];
  /** The center has everything up to and with this one. */
  acknowledge(throughSequence: number): void;
  /** The center has less than it once confirmed (restored from a backup): everything after this one is pending again. */
  resumeAfter(sequence: number): void;
  oldest(): { readonly sequence: number; readonly at: number } | undefined;
  /** Sequence of the newest record, sent or not; 0 when there is none. */
  readonly head: number;
  /** Records not yet confirmed. */
  readonly size: number;
}
