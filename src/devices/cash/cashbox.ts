import type { CashJournal } from '#contract/money.ts';
import { cashFault } from './faults.ts';
import type { CashFault, UnitCount } from './port.ts';

/** From which part of its capacity on it should be collected soon. */
const HIGH = 0.8;

/** The coin box (硬貨金庫), where coins fall that have no hopper or whose hopper is full. No sensor sees it: the books count. */
export class Cashbox {
  readonly #journal: CashJournal;
  readonly #capacity: number | undefined;

  /** `capacity`: coins that it holds; undefined where nobody has said. */
  constructor(journal: CashJournal, capacity: number | undefined) {
    this.#journal = journal;
    this.#capacity = capacity;
  }

  /** Whether the next coin, and those in flight behind it, might no longer fit in: staff must collect it. */
  fault(inFlight: number): CashFault | undefined {
    if (this.#capacity === undefined) return undefined;
    const room = this.#capacity - this.#journal.coinsInCashbox();
    return room < 1 + inFlight ? cashFault('cashboxFull') : undefined;
  }

  /** None where nobody has said how much it holds. */
  units(inFlight: number): readonly UnitCount[] {
    if (this.#capacity === undefined) return [];
    const count = this.#journal.coinsInCashbox();
    const high = count >= this.#capacity * HIGH ? 'high' : 'ok';
    const replenishment = this.fault(inFlight) === undefined ? high : 'full';
    return [{ unit: 'cashbox', count, accuracy: 'accurate', replenishment }];
  }
}
