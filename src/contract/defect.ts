import { Code } from './events.ts';

/**
 * A defect as the log may know it: the kind of error and the line of our code where it was thrown, e.g. `LedgerDefect` at
 * `visits.ts:31`. Never its message: nobody vouches for what is in that.
 */
export function describeDefect(error: unknown): { readonly code: string; readonly where: string } {
  if (!(error instanceof Error)) return { code: 'notAnError', where: 'unknown' };
  const where = /([^/(\s]+\.tsx?:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
  return { code: worded(error.name), where: worded(where ?? 'unknown') };
}

function worded(text: string): string {
  return Code.safeParse(text).data ?? 'unknown';
}
