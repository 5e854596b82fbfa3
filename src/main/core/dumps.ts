import { readFileSync } from 'node:fs';

import type { EventSink } from '#contract/events.ts';

/**
 * How much of its memory this process may leave on the disk when it crashes (RLIMIT_CORE, the limit in force), from the text of
 * `/proc/self/limits`: bytes, `unlimited`, or `unknown`.
 */
export function dumpLimit(limits: string): string {
  return /^Max core file size\s+(\d+|unlimited)\s/m.exec(limits)?.[1] ?? 'unknown';
}

/** Says in the log that a crash would write a person's data, unless it is certain that it would not. */
export function noteDumps(events: EventSink, limits = ownLimits()): void {
  const limit = dumpLimit(limits);
  if (limit !== '0') events.raise({ id: 'terminal.dumpsPossible', limit });
}

/** Empty where the system has no such file. */
function ownLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'latin1');
  } catch {
    return '';
  }
}
