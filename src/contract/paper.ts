import type { IntentId, IssueId, SlipId, StaffId, VisitId } from './ids.ts';

/** Did the sheet come out? `unknown` is an ordinary answer: staff look, nothing is printed again on a guess. */
export type PrintVerdict = 'printed' | 'notPrinted' | 'unknown';

/** 処分情報: what became of a sheet in doubt that staff looked for. */
export const DISPOSALS = ['destroyed', 'handedOver', 'notFound'] as const;
export type Disposal = (typeof DISPOSALS)[number];

/** What staff found and did, and who did it. */
export interface SheetRecovery {
  readonly disposal: Disposal;
  /** Sheets that were found. */
  readonly sheets: number;
  readonly by: StaffId;
}

/** 取り忘れ物の処理: what became of papers that were left in the tray; `gone`: taken while nobody of the staff was there. */
export const CLEARANCES = ['kept', 'handedOver', 'destroyed', 'notFound', 'gone'] as const;

/** What staff did with papers that were left, and who did it. */
export interface Clearance {
  readonly disposal: (typeof CLEARANCES)[number];
  /** Sheets that were found. */
  readonly sheets: number;
  /** Null where nobody saw them go. */
  readonly by: StaffId | null;
}

/** What one job prints: a copy of a certificate, or a slip. */
export type PaperId = IssueId | SlipId;

/** Which sides of a sheet are printed. With `two` the document's pages are front, back, front, back. */
export type Sides = 'one' | 'two';

/** One sheet job about to be handed to the printer. One certificate copy is one job. */
export interface PrintIntent {
  readonly visit: VisitId;
  readonly issue: PaperId;
  readonly sheets: number;
  /** printer-up-time (s) and life counter (sheets) before; absent where the printer has none. */
  readonly before: { readonly upTime: number; readonly lifeCounter: number | undefined };
}

/** How far a job is known to have come. A job past `sending` without a verdict may have printed. */
export type PrintPhase = 'intended' | 'created' | 'sending' | 'sent';

export interface OpenPrint extends PrintIntent {
  readonly id: IntentId;
  readonly phase: PrintPhase;
  readonly job: { readonly id: number; readonly uuid: string | undefined } | undefined;
}

/** What a printer driver asks of the journal. Every call is one durable transaction, committed when it returns. */
export interface PrintJournal {
  intendPrint(intent: PrintIntent): IntentId;
  jobCreated(id: IntentId, job: { readonly id: number; readonly uuid: string | undefined }): void;
  /** The next thing to happen is the first byte of the document leaving. */
  jobSending(id: IntentId): void;
  jobSent(id: IntentId): void;
  /** The verdict; what it means for the fee and for the center is the ledger's affair, in the same transaction. */
  settlePrint(id: IntentId, verdict: PrintVerdict, cause: string): void;
  /** Jobs without verdict, left by a crash. */
  openPrints(): readonly OpenPrint[];
  /** The printer may hold a job of this paper still, and it must not print it any more. */
  orphan(issue: PaperId): void;
  /** Those that have not been found to be gone, oldest first; a start does not forget them. */
  orphans(): readonly PaperId[];
  /** The printer holds no job of these. */
  orphansGone(issues: readonly PaperId[]): void;
}
