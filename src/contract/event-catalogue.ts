// oxlint-disable max-lines -- one catalogue, one file: what the terminal ever says is read as a whole
import { Kind } from './certificate.ts';
import { Code, Count, Version, audit, log } from './event-entry.ts';
import { Who } from './fault.ts';
import { IntentId, IssueId, IssueNumber, StaffId, VisitId } from './ids.ts';
import { Yen } from './yen.ts';

const visit = VisitId;
const unattached = VisitId.nullable();
const copy = { visit, issue: IssueId, issueNumber: IssueNumber };
const slip = { visit, slip: Code, number: Code, cause: Code };
const relay = { visit, slip: Code, fee: Yen };
const by = StaffId;

/**
 * The event catalogue (イベント一覧): everything the terminal ever says about itself, and all the data that `docs/events.md`, the
 * types and the checks are made from. An event carries exactly the fields listed here; nothing in them can name a person.
 */
export const EVENTS = {
  'terminal.started': audit(
    'info',
    'technician',
    { version: Version, reconciled: Count, inDoubt: Count },
    'The terminal started and settled what the last stop left open.',
  ),
  'terminal.stopped': audit('info', 'technician', { reason: Code }, 'The terminal stopped in order.'),
  'terminal.outOfService': audit(
    'alert',
    'staff',
    { code: Code, who: Who },
    'Nobody can be served until somebody has acted.',
  ),
  'terminal.inService': audit('info', 'staff', {}, 'The terminal serves again.'),
  'terminal.defect': log(
    'alert',
    'technician',
    { code: Code, where: Code },
    'What nobody expected: the kind of error and the line of code.',
  ),
  'terminal.dumpsPossible': log(
    'alert',
    'technician',
    { limit: Code },
    'A crash would leave what is in memory on the disk: bytes, `unlimited` or `unknown`.',
  ),

  'visit.begun': audit('info', 'auditor', { visit, language: Code }, 'Somebody began to use the terminal.'),
  'visit.ended': audit('info', 'auditor', { visit, how: Code }, 'The visit is over and its screen wiped.'),

  'card.fault': audit(
    'notice',
    'staff',
    { visit, code: Code, who: Who },
    'A card could not be read or used.',
  ),
  'card.pinWrong': audit('notice', 'staff', { visit, triesLeft: Count }, 'A PIN did not fit the card.'),
  'card.verified': audit('info', 'auditor', { visit }, 'The center accepted the signature of the card.'),
  'keypad.status': log('notice', 'technician', { device: Code }, 'The tactile ten-key came or went.'),
  'paperExit.status': log(
    'notice',
    'technician',
    { exit: Code },
    'The sensor at the output tray sees paper or none, or has come to harm.',
  ),
  'person.refused': audit(
    'notice',
    'auditor',
    { visit, reason: Code },
    'The center issues nothing to this card.',
  ),
  'person.mismatch': audit(
    'alert',
    'auditor',
    { visit, issue: IssueId },
    'A page was not of the person of the visit: nothing was printed and the terminal stopped.',
  ),

  'issue.prepared': audit(
    'info',
    'auditor',
    { ...copy, kind: Kind, fee: Yen },
    'The center drew a number for a copy.',
  ),
  'issue.bearsMyNumber': audit(
    'info',
    'auditor',
    copy,
    'The copy shows a 個人番号 (印刷ログ, 住民記録システム標準仕様書 1370).',
  ),
  'issue.withdrawn': audit(
    'info',
    'auditor',
    copy,
    'The copy was never sent to the printer; its number is unused.',
  ),
  'issue.printed': audit(
    'info',
    'auditor',
    { ...copy, fee: Yen, cause: Code },
    'The copy came out and its fee is earned.',
  ),
  'issue.notPrinted': audit(
    'notice',
    'auditor',
    { ...copy, cause: Code },
    'The copy certainly did not come out.',
  ),
  'issue.inDoubt': audit(
    'alert',
    'staff',
    { ...copy, cause: Code },
    'Nobody can tell whether the copy came out.',
  ),
  'issue.recovered': audit(
    'alert',
    'auditor',
    { ...copy, disposal: Code, sheets: Count, by },
    'Staff said what became of a copy in doubt (処分情報).',
  ),
  'issue.voided': audit('notice', 'auditor', copy, 'The number of a copy in doubt is void.'),
  'paper.locked': audit(
    'alert',
    'staff',
    { visit: unattached, issue: IssueId },
    'The screen is locked until staff have looked for a sheet.',
  ),
  'paper.forgotten': audit(
    'alert',
    'staff',
    { visit, sheets: Count },
    'Papers came out and nobody confirmed to have taken them (取り忘れ).',
  ),
  'paper.held': audit(
    'alert',
    'staff',
    { visit: unattached },
    'Paper lies in the output tray: nobody is served before it is gone.',
  ),
  'paper.cleared': audit(
    'alert',
    'auditor',
    { visit: unattached, sheets: Count, disposal: Code, by: StaffId.nullable() },
    'Papers left in the output tray were dealt with, or taken unseen (取り忘れ物の処理).',
  ),

  'help.called': audit(
    'notice',
    'staff',
    { screen: Code },
    'A resident asked how to reach the help desk; `screen` is where they stood (呼び出し).',
  ),

  'staff.entered': audit('notice', 'auditor', { by }, 'A member of staff signed in.'),
  /** Of what was typed only a number that somebody has is kept; anything else is nobody's to keep. */
  'staff.refused': audit(
    'alert',
    'auditor',
    { by: StaffId.nullable(), reason: Code },
    'Somebody failed to sign in as staff.',
  ),

  'staff.acted': audit(
    'notice',
    'auditor',
    { by, task: Code, result: Code },
    'A member of staff did, or read, something at the terminal; `result` is what came of it.',
  ),
  'staff.denied': audit(
    'alert',
    'auditor',
    { by, task: Code },
    'A member of staff asked for what their role may not do.',
  ),
  'staff.left': audit('notice', 'auditor', { by, how: Code }, 'A member of staff signed out, or went away.'),
  'service.stopped': audit(
    'notice',
    'staff',
    { notice: Code, by },
    'A member of staff stopped the terminal, with a prepared notice.',
  ),
  'service.reopened': audit('notice', 'staff', { by }, 'A member of staff opened the terminal again.'),

  'slip.printed': audit('info', 'cashier', slip, 'A receipt or a slip for money owed came out.'),
  'slip.notPrinted': audit('notice', 'cashier', slip, 'A slip certainly did not come out.'),
  'slip.inDoubt': audit('notice', 'cashier', slip, 'Nobody can tell whether a slip came out.'),

  'relay.intended': audit('info', 'cashier', relay, 'The center is about to be told that a slip is paid.'),
  'relay.paid': audit('info', 'cashier', relay, 'The center confirmed the payment; the fee is earned.'),
  'relay.refused': audit('notice', 'cashier', relay, 'The center refused the payment; the fee goes back.'),
  'relay.inDoubt': audit('alert', 'cashier', relay, 'The center has not said whether a slip is paid.'),

  'cash.credited': audit(
    'info',
    'cashier',
    { visit: unattached, yen: Yen, unit: Code },
    'Money came in and is credited.',
  ),
  'cash.inDoubt': audit(
    'alert',
    'cashier',
    { visit: unattached, min: Yen, max: Yen, cause: Code },
    'A device could not tell how much moved.',
  ),
  'cash.paid': audit(
    'info',
    'cashier',
    { visit, intent: IntentId, yen: Yen, status: Code },
    'Coins were paid out.',
  ),
  'cash.returned': audit(
    'info',
    'cashier',
    { visit: unattached, yen: Yen },
    'A note was given back from escrow.',
  ),
  'cash.floatLoaded': audit(
    'info',
    'cashier',
    { unit: Code, yen: Yen, by: by.nullable() },
    'Coins were filled in as float (釣銭準備金).',
  ),
  'cash.floatTaken': audit('info', 'cashier', { unit: Code, yen: Yen, by }, 'Float was taken out.'),
  /** `difference`: missing +, too much −. */
  'cash.collected': audit(
    'notice',
    'cashier',
    { unit: Code, counted: Yen, difference: Yen, sealBag: Code, by },
    'A unit was emptied into a sealed bag (収納金回収).',
  ),
  'cash.counted': audit(
    'notice',
    'cashier',
    { unit: Code, counted: Yen, difference: Yen, by },
    'A unit was counted and stays as it is.',
  ),
  'cash.unitsOpened': audit('notice', 'cashier', { by }, 'Staff are about to have their hands in the units.'),
  /** `untold`: hoppers that were opened and of which nobody recorded anything; `by`: null where a crash cut it off. */
  'cash.unitsShut': audit(
    'notice',
    'cashier',
    { untold: Count, by: by.nullable() },
    'The units are shut again.',
  ),
  'cash.resolved': audit(
    'notice',
    'cashier',
    { visit: unattached, min: Yen, max: Yen, yen: Yen, by },
    'Staff settled an amount that was in doubt.',
  ),
  'cash.owed': audit(
    'alert',
    'cashier',
    { visit: unattached, yen: Yen, owedNumber: Code, reason: Code },
    'Money could not be paid back and is owed under a number (未返金).',
  ),
  'cash.owedPaid': audit(
    'notice',
    'cashier',
    { yen: Yen, owedNumber: Code, by },
    'The counter paid what was owed.',
  ),

  'device.fault': audit(
    'alert',
    'staff',
    { device: Code, code: Code, who: Who },
    'A device needs somebody to act.',
  ),

  'center.unreachable': log('notice', 'technician', { code: Code }, 'The center does not answer.'),
  'center.reached': log('info', 'technician', { pending: Count }, 'The center answers again.'),
  'center.conflict': audit(
    'alert',
    'auditor',
    { sequence: Count },
    'The center has something else under a sequence of this terminal, or more than was written here.',
  ),

  'center.certificateShown': log(
    'notice',
    'technician',
    { until: Count },
    'The center took the certificate of this terminal after a start or a renewal; it is good until then (ms since 1970).',
  ),

  'town.adopted': audit(
    'notice',
    'technician',
    { version: Code },
    'New decisions of the town (fees, hours, closed days) are in force.',
  ),
  'town.refused': audit(
    'alert',
    'technician',
    { reason: Code },
    'Decisions that the center sent were not taken up; the last good ones stay in force.',
  ),

  'audit.keyMade': audit(
    'notice',
    'auditor',
    { key: Code },
    'The terminal made the key that signs its checkpoints; `key` is its SHA-256, for the register of the city.',
  ),
  'audit.witnessed': log(
    'info',
    'auditor',
    { size: Count },
    'The center countersigned a checkpoint over that many records.',
  ),
  'audit.refused': audit(
    'alert',
    'auditor',
    { size: Count, reason: Code },
    'The center did not countersign a checkpoint: its records, or its key, are not those that it knows.',
  ),

  'audit.exported': audit(
    'notice',
    'auditor',
    { file: Code, records: Count, by, second: by },
    'Two members of staff wrote the audit log onto a removable medium; `file` is its SHA-256.',
  ),
  'audit.exportDeleted': audit(
    'notice',
    'auditor',
    { file: Code, by, second: by },
    'Two members of staff deleted an export from its medium.',
  ),
  'audit.receipt': audit(
    'notice',
    'auditor',
    { size: Count, by },
    'A receipt of the center for that many records was brought back on a medium.',
  ),

  'gateway.opened': log('info', 'technician', {}, 'A window is linked.'),
  'gateway.closed': log('info', 'technician', { code: Count }, 'A window is no longer linked.'),
  'gateway.refused': log('notice', 'technician', { reason: Code }, 'A request or message was refused.'),
  'action.refused': log('notice', 'technician', { reason: Code }, 'A tap was meant for an earlier screen.'),
  'flow.unexpected': log(
    'notice',
    'technician',
    { state: Code, event: Code },
    'A statechart got an event that its state does not know.',
  ),
  'shell.restarted': log(
    'notice',
    'technician',
    { what: Code, code: Code },
    'The shell started something anew that had ended.',
  ),
} as const;
