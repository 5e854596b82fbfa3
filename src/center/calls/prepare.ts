import { createHash } from 'node:crypto';

import { keepsTo } from '#certificates/choosing.ts';
import { dayOf } from '#certificates/japan-time.ts';
import type { Entitlement, PrepareReply, PrepareRequest, SignedDocument } from '#contract/center.ts';
import type { IssueId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';

import { entitlementsOf } from '../rules/entitlement.ts';
import type { Books } from '../store/store.ts';
import type { Answer, Answering, Desk } from './desk.ts';
import { issueNumber, signedDocument } from './document.ts';
import type { Copy } from './document.ts';

/**
 * Draws a number for every copy and signs what it says, or does nothing at all. One request runs from its first line to its
 * last in one transaction that its terminal has for itself: two requests in one millisecond cannot mix.
 */
export function prepare(desk: Desk, request: PrepareRequest): Answering<PrepareReply> {
  return desk.store.transaction(async (books) => {
    await books.alone(`terminal ${request.terminal}`);
    return prepareAtOnce(desk, books, request);
  });
}

async function prepareAtOnce(desk: Desk, books: Books, request: PrepareRequest): Answering<PrepareReply> {
  const { town } = desk;
  const { issues, visitors, sealLog } = books;
  const now = desk.clock.now();
  const today = dayOf(now);
  const admitted = await visitors.admitted(request, request.session, now);
  const holder = admitted && desk.register.byId(admitted.resident);
  if (!holder) return refused('sessionExpired');

  const content = digestOf(request);
  const drawn = await issues.drawnFor(request.terminal, request.request);
  if (drawn) return drawn.content === content ? prepared(drawn.documents) : err('conflict');

  const entitlements = entitlementsOf(holder, town, now);
  const copies = copiesOf(request, entitlements);
  if (copies === undefined) return refused('counter');
  if (copies.some(({ options, entitlement }) => !keepsTo(entitlement, options))) return err('badRequest');
  if (!(await areNew(copies, (issue) => issues.isKnown(request.terminal, issue)))) return err('conflict');

  const signer = desk.sealer?.(today);
  // The keys have run out: nothing goes out without a seal where copies have one.
  if (desk.sealer && !signer) return err('internal');
  const first = await issues.takeNumbers(request.terminal, today, copies.length);
  if (first === undefined) return err('busy');
  const numbered = copies.map((copy, index) => ({
    copy,
    number: issueNumber(town, request.terminal, today, first + index),
  }));
  await issues.add(
    numbered.map(({ copy: { issue, entitlement }, number }) => ({
      terminal: request.terminal,
      issue,
      number,
      kind: entitlement.kind,
      fee: entitlement.fee,
    })),
    now,
  );
  const documents: SignedDocument[] = [];
  for (const each of numbered)
    documents.push(
      await signedDocument(desk, holder, { ...each, visit: request.visit, today, signer, sealLog }),
    );
  await issues.keepDraw(request.terminal, request.request, admitted.session, { content, documents });
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

async function areNew(
  copies: readonly Copy[],
  isKnown: (issue: IssueId) => Promise<boolean>,
): Promise<boolean> {
  const ids = new Set(copies.map(({ issue }) => issue));
  if (ids.size !== copies.length) return false;
  for (const issue of ids) if (await isKnown(issue)) return false;
  return true;
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
