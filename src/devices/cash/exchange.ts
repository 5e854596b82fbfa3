import type { StaffId } from '#contract/ids.ts';
import type { CashJournal, CashUnit } from '#contract/money.ts';
import type { Hopper } from './hopper.ts';

/** Whether staff have their hands in the units (開扉中). The journal knows it first, and through a crash. */
export class Exchange {
  readonly #journal: CashJournal;
  readonly #hoppers: readonly Hopper[];
  #open = false;

  constructor(journal: CashJournal, hoppers: readonly Hopper[]) {
    this.#journal = journal;
    this.#hoppers = hoppers;
  }

  get open(): boolean {
    return this.#open;
  }

  begin(by: StaffId): void {
    this.endCutOff();
    this.#journal.beginExchange(by);
    this.#open = true;
  }

  end(by: StaffId, opened: readonly CashUnit[]): void {
    this.#journal.endExchange(opened, by);
    this.#open = false;
  }

  /** One that an earlier life of the core began: nobody knows which hoppers hands were in, so they were in all. */
  endCutOff(): void {
    if (this.#open || !this.#journal.exchangeOpen()) return;
    const all = this.#hoppers.map(({ coin }): CashUnit => `hopper:${coin}`);
    this.#journal.endExchange(all, null);
  }
}
