import type { IssueId, VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';

import type { Issue, IssueState, Ledger, OpenDoubt, OpenDraw, OpenRelayPayment } from './ledger.ts';

/** A visit that a crash cut off, or that ended with money still held: what its books say, amounts in yen. */
export interface LeftVisit {
  readonly visit: VisitId;
  /** False when it was ended and only money is left. */
  readonly open: boolean;
  /** ms since 1970. */
  readonly lastAt: number;
  /** Held for the resident. To be paid back as far as `payable`, or owed. */
  readonly balance: Yen;
  readonly payable: Yen;
  /** Fees earned. */
  readonly kept: Yen;
  /** Fees of copies in doubt, and of a slip of which the center has not said whether it is paid; part of `balance`. */
  readonly withheld: Yen;
  readonly printed: readonly IssueId[];
  readonly inDoubt: readonly IssueId[];
  /** Whether the fee of a slip of the counter was paid (取次ぎ発行); undefined where it was not about one. */
  readonly relay: 'done' | 'refused' | 'unknown' | undefined;
}

export interface Reconciliation {
  readonly visits: readonly LeftVisit[];
  /** Draws that the center may have carried out; it is asked by their request id. */
  readonly draws: readonly OpenDraw[];
  /** Payments of slips that the center may have; it is asked by their request id. */
  readonly relays: readonly OpenRelayPayment[];
  readonly doubts: readonly OpenDoubt[];
  /** Held of nobody known: money that came while no visit was open, yen. */
  readonly unattached: Yen;
}

/**
 * The ledger's part of a restart (突合), after the devices have settled what they can: papers that were never sent are
 * withdrawn, draws and payments of slips without an answer are unknown, and what is left is reported. It moves no money; run again it changes
 * nothing and reports the same.
 */
export function reconcile(ledger: Ledger): Reconciliation {
  for (const { issue } of ledger.issues.unsent()) ledger.issues.withdraw(issue);
  for (const { request, outcome } of ledger.issues.openDraws()) {
    if (outcome === 'open') ledger.issues.settleDraw(request, 'unknown');
  }
  for (const { request } of ledger.relay.open()) ledger.relay.settle(request, 'unknown');
  const open = new Set(ledger.visits.open());
  return {
    visits: ledger.visits.unsettled().map((visit) => leftVisit(ledger, visit, open.has(visit))),
    draws: ledger.issues.openDraws(),
    relays: ledger.relay.open(),
    doubts: ledger.openDoubts(),
    unattached: ledger.balanceOf(undefined),
  };
}

function leftVisit(ledger: Ledger, visit: VisitId, open: boolean): LeftVisit {
  const copies = ledger.issues.of(visit);
  const printed = inState(copies, 'printed');
  const inDoubt = inState(copies, 'inDoubt');
  const relay = ledger.relay.in(visit);
  return {
    visit,
    open,
    lastAt: ledger.visits.lastAt(visit),
    balance: ledger.balanceOf(visit),
    payable: ledger.payableTo(visit),
    kept: yen(fees(printed) + (relay?.state === 'done' ? relay.fee : 0)),
    withheld: yen(fees(inDoubt) + ledger.relay.withheldFor(visit)),
    printed: printed.map(({ issue }) => issue),
    inDoubt: inDoubt.map(({ issue }) => issue),
    relay: relay?.state,
  };
}

function inState(copies: readonly Issue[], state: IssueState): readonly Issue[] {
  return copies.filter((copy) => copy.state === state);
}

function fees(copies: readonly Issue[]): Yen {
  return yen(copies.reduce((sum, { fee }) => sum + fee, 0));
}
