import type { Clock } from '#contract/clock.ts';
import type { PrintJournal } from '#contract/paper.ts';

import type { Deadlines } from './deadlines.ts';
import type { Media } from './format.ts';
import type { IppClient } from './ipp/client.ts';
import type { Orphans } from './orphans.ts';

/** What every step of printing works with. */
export interface PrinterContext {
  readonly client: IppClient;
  /** The one paper that is printed on. */
  readonly media: Media;
  readonly journal: PrintJournal;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly orphans: Orphans;
}
