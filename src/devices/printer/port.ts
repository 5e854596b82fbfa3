import type { Fault } from '#contract/fault.ts';
import type { VisitId } from '#contract/ids.ts';
import type { PaperId, PrintVerdict, Sides } from '#contract/paper.ts';

/**
 * What keeps the printer from starting a job, by who must act (printer-state-reasons, RFC 8011 5.4.12).
 * - resident: `takePaper` (output tray full)
 * - staff: `mediaEmpty`, `tonerEmpty`, `jam`, `coverOpen`, `held`, `jobLeft` (a job of an earlier visit that it does not end)
 * - technician: `offline`, `service`, `unsupported` (it cannot print A4 PDF), `protocol`
 */
export type PrinterFaultCode =
  | 'takePaper'
  | 'mediaEmpty'
  | 'tonerEmpty'
  | 'jam'
  | 'coverOpen'
  | 'held'
  | 'jobLeft'
  | 'offline'
  | 'service'
  | 'unsupported'
  | 'protocol';
export type PrinterFault = Fault<PrinterFaultCode>;

export interface PrinterStatus {
  readonly device: 'ready' | 'busy' | 'wait' | 'blocked' | 'offline';
  /** What blocks it; absent when nothing does. */
  readonly fault: PrinterFault | undefined;
  /** Keywords that block nothing but that staff should know, e.g. `media-low`. */
  readonly notices: readonly string[];
}

export interface PrinterCapabilities {
  readonly name: string;
  readonly lifeCounter: boolean;
  readonly duplex: boolean;
}

/** One certificate copy, or one slip: one job, one sheet or more, printed once. */
export interface PrintJob {
  readonly visit: VisitId;
  readonly issue: PaperId;
  readonly pdf: Uint8Array;
  /** Sheets of paper that must come out; with two sides, half as many as the document has pages. */
  readonly sheets: number;
  /** `one` if absent. A printer that cannot do two is refused the job. */
  readonly sides?: Sides;
}

export interface PrintReport {
  readonly verdict: PrintVerdict;
  /** Why, as a code for the log, e.g. `completed`, `life-counter-differs`, `not-ready`. */
  readonly cause: string;
  /** What staff or a technician must do before the next job, if anything. */
  readonly fault: PrinterFault | undefined;
}

export type PrintProgress = 'sending' | 'printing' | 'waitingForStaff';

/** The printer (プリンター), in XFS words. A job is handed over once and never again by software. */
export interface PrinterPort {
  status(): Promise<PrinterStatus>;
  capabilities(): Promise<PrinterCapabilities | undefined>;
  print(job: PrintJob, progress: (step: PrintProgress, fault?: PrinterFault) => void): Promise<PrintReport>;
  /** After a restart: settles every job the journal left open, without printing anything. */
  reconcile(): Promise<readonly { readonly issue: PaperId; readonly report: PrintReport }[]>;
  close(): Promise<void>;
}
