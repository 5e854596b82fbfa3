import type { Database } from 'better-sqlite3';

import type { Ids } from '#contract/ids.ts';

import type { Commit } from './commit.ts';
import type { Doubts } from './money/doubts.ts';
import type { Entries } from './money/entries.ts';

/** What the rooms of the ledger share. */
export interface Parts {
  readonly db: Database;
  readonly commit: Commit;
  readonly entries: Entries;
  readonly doubts: Doubts;
  readonly ids: Ids;
  /** ms since 1970, whole. */
  readonly now: () => number;
}
