import type { Database } from 'better-sqlite3';

import type { Event, EventSink } from '#contract/events.ts';

import type { AuditChain } from './audit/audit-chain.ts';

/**
 * The one way to write: `work` is one transaction, and what it records for the audit chain is part of it. It has been
 * synced to the disk when this returns; when it throws, nothing was written.
 */
export type Commit = <T>(work: (record: (event: Event) => void) => T) => T;

/** `told` hears of recorded events once they are durable, and not of those that were rolled back. */
export function createCommit(db: Database, chain: AuditChain, told: EventSink | undefined): Commit {
  return (work) => {
    const recorded: Event[] = [];
    const result = db
      .transaction(() =>
        work((event) => {
          chain.append(event);
          recorded.push(event);
        }),
      )
      .immediate();
    for (const event of recorded) told?.raise(event);
    return result;
  };
}
