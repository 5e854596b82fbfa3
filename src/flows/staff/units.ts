import { describeDefect } from '#contract/defect.ts';
import type { StaffId } from '#contract/ids.ts';
import type { CashUnit } from '#contract/money.ts';
import { CHANGE_COINS } from '#contract/yen.ts';

import type { StaffContext } from './context.ts';
import type { Duties } from './duties.ts';
import type { StaffOffice } from './office.ts';

/** The unit into which hands reach for a task. */
export function unitOf(
  duties: Duties,
  { task, asked }: Pick<StaffContext, 'task' | 'asked'>,
): CashUnit | undefined {
  return task === null ? undefined : duties[task].opens?.(asked.choice);
}

/** Where nobody can say which were opened, all were. */
const EVERY_HOPPER = CHANGE_COINS.map((coin): CashUnit => `hopper:${coin}`);

/**
 * 開扉・閉扉: whatever becomes of a stay, no exchange is left open with nobody to end it. One step waits for the other, so that
 * an answer that comes late never shuts what somebody else has opened since.
 */
export class UnitDoors {
  readonly #cash: StaffOffice['cash'];
  readonly #events: StaffOffice['events'];
  #last: Promise<unknown> = Promise.resolve();
  /** Who may have their hands in the units. */
  #by: StaffId | null = null;

  constructor({ cash, events }: Pick<StaffOffice, 'cash' | 'events'>) {
    this.#cash = cash;
    this.#events = events;
  }

  /** The slots are shut; answers why not. An exchange that nobody could end is ended first. */
  open(by: StaffId): Promise<string | null> {
    return this.#next(async () => {
      this.#by = by;
      let begun = await this.#cash.beginExchange(by);
      if (!begun.ok && begun.error.code === 'unitsOpen') {
        await this.#cash.endExchange({ by, opened: EVERY_HOPPER });
        begun = await this.#cash.beginExchange(by);
      }
      if (begun.ok) return null;
      this.#by = null;
      return begun.error.code;
    });
  }

  /** Whatever staff did or did not record, hands may have been in `opened`. The devices are found anew meanwhile. */
  shut(opened: readonly CashUnit[] = EVERY_HOPPER): void {
    this.#next(async () => {
      if (this.#by === null) return;
      await this.#cash.endExchange({ by: this.#by, opened });
      this.#by = null;
    }).catch((error: unknown) => this.#events.raise({ id: 'terminal.defect', ...describeDefect(error) }));
  }

  #next<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#last.then(step);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
