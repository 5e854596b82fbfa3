import { IntentId, IssueId, VisitId } from '#contract/ids.ts';
import type {
  OpenPrint,
  PaperId,
  PrintIntent,
  PrintJournal,
  PrintPhase,
  PrintVerdict,
} from '#contract/paper.ts';

export interface Settled {
  readonly issue: PaperId;
  readonly verdict: PrintVerdict;
  readonly cause: string;
}

/** A print journal in memory that insists on the order of its phases. */
export class MemoryJournal implements PrintJournal {
  readonly #open = new Map<IntentId, OpenPrint>();
  readonly #orphans = new Set<PaperId>();
  readonly settled: Settled[] = [];
  /** Every phase reached, in order, e.g. `intended`. */
  readonly phases: string[] = [];

  intendPrint(intent: PrintIntent): IntentId {
    const id = IntentId.parse(`print-${this.#open.size + this.settled.length + 1}`);
    this.#open.set(id, { ...intent, id, phase: 'intended', job: undefined });
    this.phases.push('intended');
    return id;
  }

  jobCreated(id: IntentId, job: NonNullable<OpenPrint['job']>): void {
    this.#move(id, 'intended', { phase: 'created', job });
  }

  jobSending(id: IntentId): void {
    this.#move(id, 'created', { phase: 'sending' });
  }

  jobSent(id: IntentId): void {
    this.#move(id, 'sending', { phase: 'sent' });
  }

  settlePrint(id: IntentId, verdict: PrintVerdict, cause: string): void {
    const print = this.#open.get(id);
    if (print === undefined) throw new Error(`${id} is not open`);
    this.#open.delete(id);
    this.settled.push({ issue: print.issue, verdict, cause });
    this.phases.push(verdict);
  }

  openPrints(): readonly OpenPrint[] {
    return [...this.#open.values()];
  }

  orphan(issue: PaperId): void {
    this.#orphans.add(issue);
  }

  orphans(): readonly PaperId[] {
    return [...this.#orphans];
  }

  orphansGone(issues: readonly PaperId[]): void {
    for (const issue of issues) this.#orphans.delete(issue);
  }

  #move(id: IntentId, from: PrintPhase, change: Partial<OpenPrint> & { readonly phase: PrintPhase }): void {
    const print = this.#open.get(id);
    if (print?.phase !== from) throw new Error(`${id} is ${print?.phase ?? 'not open'}, not ${from}`);
    this.#open.set(id, { ...print, ...change });
    this.phases.push(change.phase);
  }
}

export const visit = VisitId.parse('visit-1');

export function issueNamed(id: string): IssueId {
  return IssueId.parse(id);
}
