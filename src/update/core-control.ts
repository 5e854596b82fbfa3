import { z } from 'zod';

/** What the updater must know of the core's `GET /health`; the rest of it may change from release to release. */
export const CoreHealth = z.object({
  /** The commit that runs; null in a checkout. */
  commit: z.nullable(z.string()),
  screen: z.string(),
  /** Why nobody is served, where the screen says that; a release that does not say it yet is read all the same. */
  code: z.optional(z.nullable(z.string())),
  /** Why the terminal must be left alone now; null when nobody is served and nothing is in doubt. */
  busy: z.nullable(z.enum(['visit', 'doubt', 'paper', 'screen'])),
});
export type CoreHealth = z.infer<typeof CoreHealth>;

/** The core, as whoever updates it sees it. */
export interface CoreControl {
  /** Undefined when there is no answer. */
  health(): Promise<CoreHealth | undefined>;
  /** Returns when it has ended, in order: a visit that is under way is ended first. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Has the window begin anew, with the code of the release that is current. */
  renewWindow(): Promise<void>;
}
