import type { Clock } from '#contract/clock.ts';
import type { VisitId } from '#contract/ids.ts';
import type { CashJournal } from '#contract/money.ts';
import type { Connect } from './cctalk/line.ts';
import type { CashProfile } from './profile.ts';

export interface CashOptions {
  /** `serial:/dev/ttyUSB0`, `hid:SERIAL`, `unix:/path` or `tcp:127.0.0.1:port`. */
  readonly address: string;
  readonly journal: CashJournal;
  readonly clock: Clock;
  readonly profile?: CashProfile;
  /** The visit that a crash cut off, if one was: money that fell while the core was down is its. */
  readonly cutOff?: VisitId | undefined;
  /** Another way to the bus than `address`. */
  readonly connect?: Connect;
  /** A technician's check: takes what is put in, though change for it is not promised. */
  readonly withoutChange?: boolean;
}
