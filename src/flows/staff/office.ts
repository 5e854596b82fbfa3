import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { StaffId } from '#contract/ids.ts';
import type { Notice } from '#contract/notice.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import type { StaffRole } from '#contract/staff-task.ts';
import type { CashPort } from '#devices/cash/port.ts';
import type { Ledger } from '#ledger/ledger.ts';

import type { StaffDoor } from '../paper/staff-door.ts';
import type { Sighting } from './standing-of.ts';
import type { UnitDoors } from './units.ts';

/** What staff ask of the ledger (台帳). */
export type StaffBooks = Pick<Ledger, 'cashier' | 'report' | 'openDoubts'> & {
  readonly forgotten: Pick<Ledger['forgotten'], 'since'>;
};

/** 休止・再開: whether staff have stopped the terminal; it outlives a restart. */
export interface Standstill {
  readonly notice: Notice | undefined;
  stop(notice: Notice, by: StaffId): void;
  reopen(by: StaffId): void;
}

/** Who has signed in, and as what. */
export interface SignedIn {
  readonly by: StaffId;
  readonly role: StaffRole;
}

/** Everything that staff work with at the terminal. */
export interface StaffOffice {
  readonly door: StaffDoor;
  readonly books: StaffBooks;
  readonly cash: Pick<CashPort, 'open' | 'beginExchange' | 'endExchange'>;
  readonly doors: UnitDoors;
  readonly standstill: Standstill;
  /** Looks at every device and at the center. */
  look(): Promise<Sighting>;
  /** テスト印字: a sheet of nobody with 見本 over the whole page. */
  testPrint(): Promise<{ readonly verdict: PrintVerdict; readonly cause: string }>;
  readonly events: EventSink;
  readonly clock: Clock;
}
