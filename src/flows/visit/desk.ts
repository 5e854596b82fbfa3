import type { CertificateDocument } from '#certificates/data.ts';
import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { Ids, IssueId, IssueNumber, VisitId } from '#contract/ids.ts';
import type { Kind } from '#contract/certificate.ts';
import type { Result } from '#contract/result.ts';
import type { Yen } from '#contract/yen.ts';
import type { CardPort } from '#devices/card/port.ts';
import type { CashPort } from '#devices/cash/port.ts';
import type { PrinterPort } from '#devices/printer/port.ts';

import type { CenterPort } from '../center-port.ts';
import type { SheetLabel } from '../person-check.ts';

/** A copy for which the center drew a number. */
export interface DrawnIssue {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly kind: Kind;
  readonly fee: Yen;
  readonly sheets: number;
}

/** What the flows ask of the ledger (台帳). Every call is durable when it returns. */
export interface Books {
  beginVisit(visit: VisitId, language: string): void;
  endVisit(visit: VisitId, how: string): void;
  /** What the terminal holds for the resident: paid − earned − paid back − owed, yen. */
  balanceOf(visit: VisitId): Yen;
  /** Records what could not be paid back; answers the number that the counter looks up. */
  owe(visit: VisitId, amount: Yen, reason: string): string;
  /** Before numbers are drawn at the center, and after: what was drawn, that nothing was, or that nobody knows. */
  intendDraw(visit: VisitId, request: string, copies: number): void;
  settleDraw(request: string, outcome: readonly DrawnIssue[] | 'refused' | 'unknown'): void;
  /** A copy that was drawn and will not be printed. */
  withdraw(issue: IssueId): void;
}

/** Lays out certificates; `certificates` does it, the flows only know that it can fail. */
export interface Composer {
  compose(
    document: CertificateDocument,
  ): Result<{ readonly pdf: Uint8Array; readonly sheets: number }, { readonly code: string }>;
  readBack(pdf: Uint8Array): SheetLabel | undefined;
}

/** Everything a visit works with. */
export interface Desk {
  readonly card: CardPort;
  readonly cash: CashPort;
  readonly printer: PrinterPort;
  readonly center: CenterPort;
  readonly books: Books;
  readonly composer: Composer;
  readonly events: EventSink;
  readonly clock: Clock;
  readonly ids: Ids;
}
