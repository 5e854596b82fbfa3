import { z } from 'zod';

import { Kind } from './certificate.ts';
import { Who } from './fault.ts';
import { IntentId, IssueId, IssueNumber, StaffId, VisitId } from './ids.ts';
import { Yen } from './yen.ts';

/** A stable word such as `life-counter-differs` or `pinWrong`. Never a message, never input. */
export const Code = z.string().regex(/^[A-Za-z0-9:._-]{1,64}$/);

/** A whole number of things, from 0 up. */
export const Count = z.int().min(0);
const visit = VisitId;
const unattached = VisitId.nullable();

/**
 * The event catalogue (イベント一覧): everything the terminal ever says about itself. An event carries exactly the fields
 * listed here and no others; nothing in them can name a person. `audit` events enter the hash chain and go to the center, the
 * others are written to the local log only.
 */
const catalogue = {
  'terminal.started': audit('info', { version: Code, reconciled: Count, inDoubt: Count }),
  'terminal.stopped': audit('info', { reason: Code }),
  'terminal.outOfService': audit('alert', { code: Code, who: Who }),
  /** What nobody expected: the kind of error and the line of code. */
  'terminal.defect': log('alert', { code: Code, where: Code }),
  /** A crash would leave what is in memory on the disk: bytes, `unlimited` or `unknown`. */
  'terminal.dumpsPossible': log('alert', { limit: Code }),
  'terminal.inService': audit('info', {}),

  'visit.begun': audit('info', { visit, language: Code }),
  'visit.ended': audit('info', { visit, how: Code }),
  'visit.extended': log('info', { visit }),

  'card.fault': audit('notice', { visit, code: Code, who: Who }),
  'card.pinWrong': audit('notice', { visit, triesLeft: Count }),
  'card.verified': audit('info', { visit }),
  'keypad.status': log('notice', { device: Code }),
  'person.refused': audit('notice', { visit, reason: Code }),
  'person.mismatch': audit('alert', { visit, issue: IssueId }),

  'issue.prepared': audit('info', { visit, issue: IssueId, issueNumber: IssueNumber, kind: Kind, fee: Yen }),
  /** The copy shows somebody's 個人番号 (印刷ログ, 住民記録システム標準仕様書 1370). */
  'issue.bearsMyNumber': audit('info', { visit, issue: IssueId, issueNumber: IssueNumber }),
  'issue.withdrawn': audit('info', { visit, issue: IssueId, issueNumber: IssueNumber }),
  'issue.printed': audit('info', { visit, issue: IssueId, issueNumber: IssueNumber, fee: Yen, cause: Code }),
  'issue.notPrinted': audit('notice', { visit, issue: IssueId, issueNumber: IssueNumber, cause: Code }),
  'issue.inDoubt': audit('alert', { visit, issue: IssueId, issueNumber: IssueNumber, cause: Code }),

  /** 処分情報 of a sheet in doubt. */
  'issue.recovered': audit('alert', {
    visit,
    issue: IssueId,
    issueNumber: IssueNumber,
    disposal: Code,
    sheets: Count,
    by: StaffId,
  }),
  'issue.voided': audit('notice', { visit, issue: IssueId, issueNumber: IssueNumber }),
  'paper.locked': audit('alert', { visit: unattached, issue: IssueId }),
  /** 取り忘れ: nobody confirmed to have taken them. */
  'paper.forgotten': audit('alert', { visit, sheets: Count }),
  'staff.entered': audit('notice', { by: StaffId }),
  /** `by`: only a number that somebody has; anything else that was typed there is nobody's to keep. */
  'staff.refused': audit('alert', { by: StaffId.nullable(), reason: Code }),

  'slip.printed': audit('info', { visit, slip: Code, number: Code, cause: Code }),
  'slip.notPrinted': audit('notice', { visit, slip: Code, number: Code, cause: Code }),
  'slip.inDoubt': audit('notice', { visit, slip: Code, number: Code, cause: Code }),

  'relay.intended': audit('info', { visit, slip: Code, fee: Yen }),
  'relay.paid': audit('info', { visit, slip: Code, fee: Yen }),
  'relay.refused': audit('notice', { visit, slip: Code, fee: Yen }),
  'relay.inDoubt': audit('alert', { visit, slip: Code, fee: Yen }),

  'cash.credited': audit('info', { visit: unattached, yen: Yen, unit: Code }),
  'cash.inDoubt': audit('alert', { visit: unattached, min: Yen, max: Yen, cause: Code }),
  'cash.paid': audit('info', { visit, intent: IntentId, yen: Yen, status: Code }),
  'cash.returned': audit('info', { visit: unattached, yen: Yen }),
  'cash.floatLoaded': audit('info', { unit: Code, yen: Yen, by: StaffId.nullable() }),
  'cash.floatTaken': audit('info', { unit: Code, yen: Yen, by: StaffId }),
  /** `difference`: missing +, too much −. */
  'cash.collected': audit('notice', {
    unit: Code,
    counted: Yen,
    difference: Yen,
    sealBag: Code,
    by: StaffId,
  }),
  'cash.counted': audit('notice', { unit: Code, counted: Yen, difference: Yen, by: StaffId }),
  'cash.resolved': audit('notice', { visit: unattached, min: Yen, max: Yen, yen: Yen, by: StaffId }),
  'cash.owedPaid': audit('notice', { yen: Yen, owedNumber: Code, by: StaffId }),
  'cash.owed': audit('alert', { visit: unattached, yen: Yen, owedNumber: Code, reason: Code }),

  'device.fault': audit('alert', { device: Code, code: Code, who: Who }),

  'center.unreachable': log('notice', { code: Code }),
  'center.reached': log('info', { pending: Count }),
  'center.conflict': audit('alert', { sequence: Count }),

  'gateway.opened': log('info', {}),
  'gateway.closed': log('info', { code: Count }),
  'gateway.refused': log('notice', { reason: Code }),
  'action.refused': log('notice', { reason: Code }),
  'flow.unexpected': log('notice', { state: Code, event: Code }),
  'shell.restarted': log('notice', { what: Code, code: Code }),
} as const;

export type Severity = 'info' | 'notice' | 'alert';

interface Entry<F extends z.ZodRawShape> {
  readonly severity: Severity;
  readonly audit: boolean;
  readonly fields: z.ZodObject<F, z.core.$strict>;
}

function audit<F extends z.ZodRawShape>(severity: Severity, fields: F): Entry<F> {
  return { severity, audit: true, fields: z.strictObject(fields) };
}

function log<F extends z.ZodRawShape>(severity: Severity, fields: F): Entry<F> {
  return { severity, audit: false, fields: z.strictObject(fields) };
}

export const EVENTS: typeof catalogue = catalogue;
export type EventId = keyof typeof catalogue;

/** One event as the code raises it: `{ id: 'visit.ended', visit, how }`. */
export type Event = {
  [Id in EventId]: { readonly id: Id } & Fields<(typeof catalogue)[Id]['fields']['shape']>;
}[EventId];
type Fields<Shape extends z.ZodRawShape> = { readonly [Name in keyof Shape]: z.infer<Shape[Name]> };

/** Splits an event into its id and its checked fields; a field that the catalogue does not list is a defect and throws. */
export function checkedFields(event: Event): Readonly<Record<string, unknown>> {
  const { id, ...fields } = event;
  return catalogue[id].fields.parse(fields);
}

/** Where events go: the log for all, and the ledger's audit chain for those marked so. */
export interface EventSink {
  raise(event: Event): void;
}
