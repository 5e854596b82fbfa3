import { basename } from 'node:path';

import { Code } from '#contract/events.ts';
import type { EventSink } from '#contract/events.ts';

/** Node's exit code for a defect of the software (sysexits.h, EX_SOFTWARE). */
const EX_SOFTWARE = 70;

/**
 * What nobody expected ends the core: its shell starts it anew, and the restart reconciles. The log learns the kind of error
 * and the line of code, never its message: nobody vouches for what is in that.
 */
export function endOnDefect(events: EventSink): void {
  const end = (error: unknown): void => {
    try {
      events.raise({ id: 'terminal.defect', ...describe(error) });
    } finally {
      process.exit(EX_SOFTWARE);
    }
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** The kind of an error and where in our code it was thrown, e.g. `LedgerDefect` at `visits.ts:31`. */
export function describe(error: unknown): { readonly code: string; readonly where: string } {
  if (!(error instanceof Error)) return { code: 'notAnError', where: 'unknown' };
  const frame = /[(\s]([^(\s]+\.tsx?:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
  return { code: worded(error.name), where: worded(frame === undefined ? 'unknown' : basename(frame)) };
}

function worded(text: string): string {
  return Code.safeParse(text).data ?? 'unknown';
}
