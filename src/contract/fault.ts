import { z } from 'zod';

/** Who can put a fault right: the person at the screen, staff of the place, or a technician. */
export const Who = z.enum(['resident', 'staff', 'technician']);
export type Who = z.infer<typeof Who>;

/**
 * An expected failure of a device or a service, as a value. `code` is stable: screens, guidance and logs are keyed by it.
 * `cause` is for a developer's eyes while debugging; it is never logged, because nobody vouches for what is in it.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly who: Who;
  readonly cause?: unknown;
}
