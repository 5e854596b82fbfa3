import type { IntentId, VisitId } from '#contract/ids.ts';
import type { Observation, PayoutOutcome } from '#contract/money.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

import { LedgerDefect } from '../defect.ts';
import {
  BUDGET,
  TERMINAL,
  countedIds,
  issueId,
  prepareCopy,
  sendToPrinter,
  temporaryFolder,
  visitId,
} from './test-ledger.ts';
import type { Ledger } from '../ledger.ts';
import { openLedger } from '../open-ledger.ts';

/** One thing that happens at a terminal; small numbers stand for parts of what is possible. */
export type Step =
  | { readonly do: 'coin'; readonly visit: number; readonly coin: ChangeCoin }
  | { readonly do: 'note'; readonly visit: number; readonly kept: 'stacked' | 'returned' | 'unknown' }
  | {
      readonly do: 'swallowed';
      readonly visit: number;
      readonly min: number;
      readonly more: number;
      readonly really: number;
    }
  | { readonly do: 'toldAgain'; readonly which: number }
  | {
      readonly do: 'payout';
      readonly visit: number;
      readonly coin: ChangeCoin;
      readonly coins: number;
      readonly ends: PayoutOutcome['status'];
      readonly low: number;
      readonly really: number;
      readonly high: number;
    }
  | { readonly do: 'settleAgain'; readonly which: number }
  | {
      readonly do: 'copy';
      readonly visit: number;
      readonly fee: number;
      readonly ends: PrintVerdict | 'withdrawn';
    }
  | { readonly do: 'owe'; readonly visit: number; readonly tens: number }
  | { readonly do: 'float'; readonly coin: ChangeCoin; readonly coins: number }
  | { readonly do: 'restart' };

type Taken<Name extends Step['do']> = Extract<Step, { do: Name }>;

interface Sums {
  credited: number;
  earned: number;
  paid: number;
  owed: number;
}

/**
 * A terminal whose truth is known: it does to a ledger what the steps say, and keeps its own simple sums of what the
 * books should say and of the money that really lies inside.
 */
export class World implements Disposable {
  /** Yen that really lie in the terminal. */
  really = 0;
  /** Events that the ledger told of. */
  told = 0;
  ledger: Ledger;
  readonly path: string;
  readonly #folder = temporaryFolder();
  readonly #clock = new HandClock();
  readonly #ids = countedIds();
  readonly #sums: readonly Sums[] = [0, 1, 2].map(() => ({ credited: 0, earned: 0, paid: 0, owed: 0 }));
  readonly #observations: Observation[] = [];
  readonly #settled: IntentId[] = [];
  #copies = 0;

  constructor() {
    this.path = `${this.#folder.path}/ledger.db`;
    this.ledger = this.#open();
    for (const index of [0, 1, 2]) this.ledger.visits.begin(this.visit(index), 'ja');
  }

  [Symbol.dispose](): void {
    this.ledger.close();
    this.#folder[Symbol.dispose]();
  }

  visit(index: number): VisitId {
    return visitId(index);
  }

  accountOf(index: number): Sums {
    const sums = this.#sums[index];
    if (sums === undefined) throw new RangeError('three visits');
    return sums;
  }

  take(step: Step): void {
    switch (step.do) {
      case 'coin':
        return this.#coin(step);
      case 'note':
        return this.#note(step);
      case 'swallowed':
        return this.#swallowed(step);
      case 'toldAgain':
        return this.#toldAgain(step);
      case 'payout':
        return this.#payout(step);
      case 'settleAgain':
        return this.#settleAgain(step);
      case 'copy':
        return this.#copy(step);
      case 'owe':
        return this.#owe(step);
      case 'float':
        this.ledger.loadFloat(step.coin, step.coins);
        this.really += step.coin * step.coins;
        return undefined;
      case 'restart':
        this.ledger.close();
        this.ledger = this.#open();
        return undefined;
    }
  }

  #open(): Ledger {
    const told = {
      raise: () => {
        this.told += 1;
      },
    };
    const [clock, ids] = [this.#clock, this.#ids];
    return openLedger({ path: this.path, terminal: TERMINAL, budget: BUDGET, clock, ids, told });
  }

  #observe(what: Pick<Observation, 'visit' | 'credits' | 'doubts'>): void {
    const mark = { epoch: 0, counter: this.#observations.length + 1 };
    const observation = { device: 'acceptor-1', mark, ...what };
    this.#observations.push(observation);
    this.ledger.cash.observe(observation);
  }

  #coin({ visit, coin }: Taken<'coin'>): void {
    const credits = [{ denomination: coin, unit: `hopper:${coin}` }] as const;
    this.#observe({ visit: this.visit(visit), credits, doubts: [] });
    this.accountOf(visit).credited += coin;
    this.really += coin;
  }

  #note({ visit, kept }: Taken<'note'>): void {
    const note = { visit: this.visit(visit), device: 'note-1', denomination: 1000 } as const;
    const route = this.ledger.cash.intendRoute({ ...note, to: kept === 'returned' ? 'return' : 'stack' });
    if (kept === 'unknown') {
      this.ledger.cash.settleRoute(route, { status: 'unknown', cause: 'silent' });
      return;
    }
    this.ledger.cash.settleRoute(route, { status: kept });
    if (kept === 'returned') return;
    this.#observe({ visit: note.visit, credits: [{ denomination: 1000, unit: 'stacker' }], doubts: [] });
    this.accountOf(visit).credited += 1000;
    this.really += 1000;
  }

  #swallowed({ visit, min, more, really }: Taken<'swallowed'>): void {
    const doubt = { min: yen(min * 10), max: yen((min + more) * 10), cause: 'reset' };
    this.#observe({ visit: this.visit(visit), credits: [], doubts: [doubt] });
    this.accountOf(visit).credited += doubt.min;
    this.really += Math.min(min + really, min + more) * 10;
  }

  #toldAgain({ which }: Taken<'toldAgain'>): void {
    const observation = this.#observations[which];
    if (observation !== undefined) this.ledger.cash.observe(observation);
  }

  #payout(step: Taken<'payout'>): void {
    const { coin, coins } = step;
    const [visit, sums] = [this.visit(step.visit), this.accountOf(step.visit)];
    const intent = this.#tried(() =>
      this.ledger.cash.intendPayout({
        visit,
        device: `hopper-${coin}`,
        coin,
        coins,
        before: { events: 0, dispensed: undefined },
      }),
    );
    if (intent === undefined) return;
    const { outcome, really } = outcomeOf(step);
    this.ledger.cash.settlePayout(intent, outcome);
    this.#settled.push(intent);
    sums.paid += coin * (outcome.status === 'unknown' ? outcome.min : outcome.coins);
    this.really -= coin * really;
  }

  #settleAgain({ which }: Taken<'settleAgain'>): void {
    const intent = this.#settled[which];
    if (intent === undefined) return;
    const again = this.#tried(() => {
      this.ledger.cash.settlePayout(intent, { status: 'done', coins: 1 });
      return 'settled';
    });
    if (again !== undefined) throw new Error('an intent was settled twice');
  }

  #copy({ visit: index, fee, ends }: Taken<'copy'>): void {
    const visit = this.visit(index);
    this.#copies += 1;
    const issue = issueId(this.#copies);
    prepareCopy(this.ledger, visit, issue, fee);
    const print =
      ends === 'withdrawn' ? undefined : this.#tried(() => sendToPrinter(this.ledger, visit, issue));
    if (print === undefined || ends === 'withdrawn') {
      this.ledger.issues.withdraw(issue);
      return;
    }
    this.ledger.prints.settlePrint(print, ends, 'seen');
    if (ends === 'printed') this.accountOf(index).earned += fee;
  }

  #owe({ visit, tens }: Taken<'owe'>): void {
    const owed = this.#tried(() => this.ledger.owe(this.visit(visit), yen(tens * 10), 'hopperEmpty'));
    if (owed !== undefined) this.accountOf(visit).owed += tens * 10;
  }

  /** What the books refused is undefined; anything else that is thrown is a failure of the test. */
  #tried<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof LedgerDefect) return undefined;
      throw error;
    }
  }
}

/** What the hopper told, and how many coins really fell. */
function outcomeOf({ ends, coins, low, really, high }: Taken<'payout'>): {
  readonly outcome: PayoutOutcome;
  readonly really: number;
} {
  if (ends === 'done') return { outcome: { status: ends, coins }, really: coins };
  if (ends === 'refused') return { outcome: { status: ends, coins: 0 }, really: 0 };
  const some = Math.min(really, coins);
  if (ends === 'partial') return { outcome: { status: ends, coins: some }, really: some };
  const [min, max] = [Math.min(low, some), Math.min(some + high, coins)];
  return { outcome: { status: ends, min, max, cause: 'silent' }, really: some };
}
