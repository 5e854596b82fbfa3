import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { startSync } from '#ledger/sync.ts';
import type { SyncReport } from '#ledger/sync.ts';
import type { Ongoing } from '#ledger/sync/until-stopped.ts';

import type { CenterClient } from './client.ts';

/** Sends the audit chain upstream as long as the core runs, and says so when the center comes or goes. */
export function keepInStep(options: {
  readonly ledger: Ledger;
  readonly center: CenterClient;
  readonly clock: Clock;
  readonly events: EventSink;
}): Ongoing {
  const { ledger, center, clock, events } = options;
  return startSync({
    outbox: ledger.outbox,
    send: (batch, signal) => center.audit(batch, signal),
    clock,
    random: Math.random,
    listener: (report) => events.raise(eventOf(report)),
  });
}

function eventOf(report: SyncReport): Parameters<EventSink['raise']>[0] {
  switch (report.state) {
    case 'reached':
      return { id: 'center.reached', pending: report.pending };
    case 'unreachable':
      return { id: 'center.unreachable', code: report.code };
    case 'conflict':
      return { id: 'center.conflict', sequence: report.sequence };
  }
}
