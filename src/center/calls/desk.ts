import type { Clock } from '#contract/clock.ts';
import type { Problem } from '#contract/center.ts';
import type { Result } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';

import type { Trust } from '../card-check.ts';
import type { CenterKeys } from '../keys.ts';
import type { Register } from '../register/register.ts';
import type { Sealer } from '../seal/sealer.ts';
import type { Store } from '../store/store.ts';

/** Everything that the calls of the API work with. */
export interface Desk {
  readonly register: Register;
  readonly town: Town;
  readonly keys: CenterKeys;
  readonly trust: Trust;
  /** Absent where nothing is sealed. */
  readonly sealer?: Sealer | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
}

/** Fresh random bytes. */
export type Random = (bytes: number) => Buffer;

/** A reply, or why there is none. */
export type Answer<Reply> = Result<Reply, Problem['problem']>;

/** An answer that the store has to be asked for. */
export type Answering<Reply> = Promise<Answer<Reply>>;
