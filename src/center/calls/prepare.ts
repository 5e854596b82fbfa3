import { createHash } from 'node:crypto';

import { keepsTo } from '#certificates/choosing.ts';
import { dayOf } from '#certificates/japan-time.ts';
import type { Entitlement, PrepareReply, PrepareRequest, SignedDocument } from '#contract/center.ts';
import type { IssueId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';

import { entitlementsOf } from '../rules/entitlement.ts';
import type { Answer, Desk } from './desk.ts';
import { issueNumber, signedDocument } from './document.ts';
import type { Copy } from './document.ts';

/**
 * Draws a number for every copy and signs what it says, or does nothing at all. One request runs from its first line to its
 * last in one transaction, without waiting for anything: two requests in one millisecond cannot mix.
 */
export function prepare(desk: Desk, request: PrepareRequest): Answer<PrepareReply> {
  return desk.store.transaction(() => prepareAtOnce(desk, request))();
}

function prepareAtOnce(desk: Desk, request: PrepareRequest): Answer<PrepareReply> {
  const { issues, town } = desk;
  const now = desk.clock.now();
  const today = dayOf(now);
  const admitted = desk.visitors.admitted(request, request.session, now);
  const holder = admitted && desk.register.byId(admitted.resident);
  if (!holder) return refused('sessionExpired');

  const content = digestOf(request);
  const drawn = issues.drawnFor(request.terminal, request.request);
  if (drawn) return drawn.content === content ? prepared(drawn.documents) : err('conflict');

  const entitlements = entitlementsOf(holder, town, now);
  const copies = copiesOf(request, entitlements);
  if (copies === undefined) return refused('counter');
  if (copies.some(({ options, entitlement }) => !keepsTo(entitlement, options))) return err('badRequest');
  if (!areNew(copies, (issue) => issues.isKnown(request.terminal, issue))) return err('conflict');

  const signer = desk.sealer?.(today);
  // The keys have run out: nothing goes out without a seal where copies have one.
  if (desk.sealer && !signer) return err('internal');
  const first = issues.takeNumbers(request.terminal, today, copies.length);
  if (first === undefined) return err('busy');
  const documents = copies.map((copy, index): SignedDocument => {
    const number = issueNumber(town, request.terminal, today, first + index);
    const { issue } = copy;
    const { kind, fee } = copy.entitlement;
    issues.add({ terminal: request.terminal, issue, number, kind, fee }, now);
    return signedDocument(desk, holder, { copy, visit: request.visit, number, today, signer });
  });
  issues.keepDraw(request.terminal, request.request, admitted.session, { content, documents });
  return prepared(documents);
}

/** One entry for each copy; undefined when a line asks for what this person may not get. */
function copiesOf(
  { lines }: PrepareRequest,
  entitlements: readonly Entitlement[],
): readonly Copy[] | undefined {
  const copies: Copy[] = [];
  for (const { options, issues } of lines) {
    const entitlement = entitlements.find(({ kind }) => kind === options.kind);
    if (!entitlement) return undefined;
    copies.push(...issues.map((issue) => ({ issue, options, entitlement })));
  }
  return copies;
}

function areNew(copies: readonly Copy[], isKnown: (issue: IssueId) => boolean): boolean {
  const ids = new Set(copies.map(({ issue }) => issue));
  return ids.size === copies.length && ![...ids].some(isKnown);
}

/** Bodies are parsed by strict schemas, so that equal requests have equal JSON. */
function digestOf(request: PrepareRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

function prepared(documents: readonly SignedDocument[]): Answer<PrepareReply> {
  return ok({ answer: 'prepared', documents: [...documents] });
}

function refused(reason: 'counter' | 'sessionExpired'): Answer<PrepareReply> {
  return ok({ answer: 'refused', reason });
}
