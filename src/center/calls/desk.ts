import type { Clock } from '#contract/clock.ts';
import type { Problem } from '#contract/center.ts';
import type { Result } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';

import type { Trust } from '../card-check.ts';
import type { CenterKeys } from '../keys.ts';
import type { Register } from '../register/register.ts';
import type { Sealer } from '../seal/sealer.ts';
import type { Store } from '../store/database.ts';
import type { Issues } from '../store/issues.ts';
import type { Records } from '../store/records.ts';
import type { Roster } from '../store/roster.ts';
import type { SealLog } from '../store/seal-log.ts';
import type { Slips } from '../store/slips.ts';
import type { Visitors } from '../store/visitors.ts';

/** Everything that the calls of the API work with. */
export interface Desk {
  readonly register: Register;
  readonly town: Town;
  readonly keys: CenterKeys;
  readonly trust: Trust;
  /** Absent where nothing is sealed. */
  readonly sealer?: Sealer | undefined;
  readonly sealLog: SealLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly visitors: Visitors;
  readonly issues: Issues;
  readonly records: Records;
  readonly roster: Roster;
  readonly slips: Slips;
}

/** Fresh random bytes. */
export type Random = (bytes: number) => Buffer;

/** A reply, or why there is none. */
export type Answer<Reply> = Result<Reply, Problem['problem']>;
