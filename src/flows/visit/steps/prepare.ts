import { bearsMyNumber } from '#certificates/my-number.ts';
import type { Fault } from '#contract/fault.ts';
import { IssueId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Area, BasketLine } from '#contract/screen.ts';
import type { DrawnIssue } from '#ledger/ledger.ts';

import type { CenterFault, PrepareAnswer, PreparedDocument } from '../../center-port.ts';
import { belongsTo } from '../../person-check.ts';
import type { Desk } from '../desk.ts';
import type { Hands } from '../hands.ts';

export type PrepareOutcome =
  | { readonly result: 'prepared' }
  | { readonly result: 'refused' }
  /** The center admits a person for a while only; nothing was drawn. */
  | { readonly result: 'expired' }
  | { readonly result: 'fault'; readonly area: Area; readonly fault: Fault };

/** Lost answers of the center are asked for again this often; the request id keeps it from drawing twice. */
const ATTEMPTS = 3;

/**
 * 発行準備: everything that can fail upstream happens here, before any money is asked for. The printer must be ready, the
 * numbers are drawn, the pages composed, and each is checked to be of this person.
 */
export async function prepare(
  desk: Desk,
  hands: Hands,
  lines: readonly BasketLine[],
  ended?: AbortSignal,
): Promise<PrepareOutcome> {
  const printer = await desk.printer.status();
  if (printer.fault) return { result: 'fault', area: 'printer', fault: printer.fault };
  const person = hands.person;
  if (!person) return { result: 'refused' };

  const drawn = await draw(desk, hands, person.session, lines);
  if (!drawn.ok) return { result: 'fault', area: 'center', fault: drawn.error };
  if (drawn.value.answer === 'refused')
    return { result: drawn.value.reason === 'sessionExpired' ? 'expired' : 'refused' };

  // The visit has gone on without them, and looked through its numbers before: these were drawn since.
  if (ended?.aborted) {
    for (const { issue } of drawn.value.documents) desk.books.issues.withdraw(issue);
    return { result: 'expired' };
  }

  for (const { issue, issueNumber, document } of drawn.value.documents)
    if (bearsMyNumber(document.data))
      desk.events.raise({ id: 'issue.bearsMyNumber', visit: hands.visit, issue, issueNumber });
  const composed = await compose(desk, hands, drawn.value.documents);
  // Gone on during the printer's answer: these numbers were looked through with the others.
  if (ended?.aborted) {
    hands.wipeSheets();
    return { result: 'expired' };
  }
  if (!composed.ok) return withdrawAll(desk, hands, drawn.value.documents, composed.error);
  const stranger = hands.sheets.find(
    (sheet) => !belongsTo(desk.composer.readBack(sheet.pdf), { ...sheet, personKey: person.key }),
  );
  if (stranger) {
    desk.events.raise({ id: 'person.mismatch', visit: hands.visit, issue: stranger.issue });
    return withdrawAll(desk, hands, drawn.value.documents, { code: 'personMismatch', who: 'technician' });
  }
  return { result: 'prepared' };
}

async function draw(
  desk: Desk,
  hands: Hands,
  session: string,
  lines: readonly BasketLine[],
): Promise<Result<PrepareAnswer, CenterFault>> {
  const request = desk.ids.next();
  const asked = lines.map(({ options, copies }) => ({
    options,
    issues: Array.from({ length: copies }, () => IssueId.parse(desk.ids.next())),
  }));
  desk.books.issues.intendDraw(hands.visit, request, asked);

  let answer = await desk.center.prepare(hands.visit, session, request, asked);
  for (let attempt = 1; attempt < ATTEMPTS && !answer.ok && answer.error.code === 'timeout'; attempt += 1) {
    answer = await desk.center.prepare(hands.visit, session, request, asked);
  }
  desk.books.issues.settleDraw(request, outcomeOf(answer));
  return answer;
}

function outcomeOf(
  answer: Result<PrepareAnswer, CenterFault>,
): readonly DrawnIssue[] | 'refused' | 'unknown' {
  if (!answer.ok) return answer.error.code === 'rejected' ? 'refused' : 'unknown';
  if (answer.value.answer === 'refused') return 'refused';
  return answer.value.documents.map(({ issue, issueNumber, fee, exemption, document }) => ({
    issue,
    issueNumber,
    fee,
    exemption,
    kind: document.data.kind,
  }));
}

/** Puts every page into the visit's hands as soon as it is made, so that it is wiped with them whatever follows. */
async function compose(
  { composer, printer }: Desk,
  hands: Hands,
  documents: readonly PreparedDocument[],
): Promise<Result<undefined, Fault>> {
  let turned = false;
  for (const { issue, issueNumber, fee, document } of documents) {
    const made = composer.compose(document);
    if (!made.ok) return err({ code: made.error.code, who: 'staff' });
    const { pdf, sheets, sides } = made.value;
    turned ||= sides === 'two';
    hands.keep({ issue, issueNumber, fee, pdf, sheets });
  }
  // A printer that cannot turn a sheet over would refuse the job after the money was taken.
  if (turned && (await printer.capabilities())?.duplex !== true)
    return err({ code: 'unsupported', who: 'technician' });
  return ok();
}

/** What a fault of the papers is a matter of, where not of the person's own data. */
const AREAS: Readonly<Record<string, Area>> = { personMismatch: 'terminal', unsupported: 'printer' };

function withdrawAll(
  desk: Desk,
  hands: Hands,
  documents: readonly PreparedDocument[],
  fault: Fault,
): PrepareOutcome {
  hands.wipeSheets();
  for (const { issue } of documents) desk.books.issues.withdraw(issue);
  return { result: 'fault', area: AREAS[fault.code] ?? 'person', fault };
}
