import type { Clock } from '#contract/clock.ts';
import type { RootStatement } from '#release/statement.ts';

import type { CoreControl } from './core-control.ts';
import type { Layout } from './layout.ts';
import type { LedgerKeeper } from './ledger-keeper.ts';

/** What the updater works with on one terminal. */
export interface Site {
  readonly layout: Layout;
  readonly profile: 'demo' | 'production';
  readonly model: string;
  readonly processor: string;
  /** The list of keys that a technician put on the terminal. */
  readonly anchor: RootStatement;
  readonly core: CoreControl;
  readonly ledger: LedgerKeeper;
  /** Whether this updater is the only one; once it is, it stays so to the end of its process. */
  readonly claim: () => Promise<boolean>;
  readonly clock: Clock;
  /** Takes a package apart into a folder that does not exist yet: the product's files, without the system's. */
  readonly unpack: (deb: string, into: string) => void;
  /** Called before each effect that a power cut may prevent. Nothing in the product; a test pulls the plug here. */
  readonly before: (step: string) => void;
}
